package io.agnoscope.inference.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The form of requests that a server takes: they differ in how many alternatives they tell, and in
 * the name of the token limit.
 *
 * @param topLogprobs asked for with each token; 0 asks for no probabilities
 */
record Dialect(int topLogprobs, LimitField limitField) {

  /** What several servers tell at most. */
  private static final int FEW = 5;

  /** The name of the field with the token limit. */
  enum LimitField {
    /** What most servers take. */
    MAX_TOKENS,
    /** What newer models of OpenAI ask for. */
    MAX_COMPLETION_TOKENS
  }

  /** What to try, the form that tells most first. */
  static List<Dialect> candidates(int topLogprobs) {
    List<Dialect> all = new ArrayList<>();
    for (LimitField field : LimitField.values()) {
      Stream.of(topLogprobs, Math.min(topLogprobs, FEW), 0)
          .distinct()
          .forEach(top -> all.add(new Dialect(top, field)));
    }
    return all;
  }

  /** Names it in the measurement version. */
  String version() {
    return topLogprobs == 0 ? "none" : "top" + topLogprobs;
  }
}
