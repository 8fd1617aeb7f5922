package io.agnoscope.inference.openai;

/**
 * How the server is to write: always temperature 0, one answer, not streamed.
 *
 * @param optionTokens most tokens of an answer to an Ask with choices
 * @param textTokens most tokens of any other answer
 * @param topLogprobs alternatives asked for with each token, 0 to 20; 0 asks for no probabilities
 * @param seed the same with every request
 */
public record Decoding(int optionTokens, int textTokens, int topLogprobs, long seed) {}
