package io.agnoscope.inference.openai;

import java.util.List;

/**
 * What a server answered to one request.
 *
 * @param text what it wrote, or how it refused to
 * @param tokens of the text with their probabilities; empty when the server tells none
 * @param promptTokens as the server counts them, 0 when it does not say
 * @param completionTokens the same
 */
record Completion(String text, List<Token> tokens, long promptTokens, long completionTokens) {

  Completion {
    tokens = List.copyOf(tokens);
  }
}
