package io.agnoscope.inference.openai;

import java.util.List;

/**
 * A token that the server wrote, with the likeliest ones in its place.
 *
 * @param logprob natural logarithm of its probability
 * @param likeliest empty when the server tells none
 */
record Token(String text, double logprob, List<Alternative> likeliest) {

  Token {
    likeliest = List.copyOf(likeliest);
  }

  /**
   * What could have stood in a token's place.
   *
   * @param logprob natural logarithm of its probability
   */
  record Alternative(String text, double logprob) {}
}
