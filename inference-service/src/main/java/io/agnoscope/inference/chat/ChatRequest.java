package io.agnoscope.inference.chat;

import io.agnoscope.inference.answering.Ask;

/**
 * A chat-completions request.
 *
 * @param model the name that it gives the model
 * @param topLogprobs how many letters' log probabilities it wants, 0 to 20
 */
record ChatRequest(String model, Ask ask, boolean logprobs, int topLogprobs) {}
