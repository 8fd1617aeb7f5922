package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.sample.Aspect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question offers, before it is worded. Which value is true must not follow from the others:
 * whoever makes a claim draws the values first, the true one uniformly among those offered, and
 * what else is said independently of it.
 *
 * @param offered in the order shown; for {@link QuestionType#YES_NO} the value claimed and then the
 *     one that is true if the claim is not
 * @param gold index of the true one
 * @param refuted the value of the false statement that {@link QuestionType#CORRECTION} corrects,
 *     none of those offered; null for other types
 */
public record Claim(
    Aspect aspect, Subject subject, List<Value> offered, int gold, @Nullable Value refuted) {

  /**
   * Checks that it can be asked.
   *
   * @throws IllegalArgumentException when values repeat or none of them is the true one
   */
  public Claim {
    offered = List.copyOf(offered);
    if (offered.stream().distinct().count() != offered.size()
        || (refuted != null && offered.contains(refuted))) {
      throw new IllegalArgumentException("the values of a claim must differ");
    }
    if (gold < 0 || gold >= offered.size()) {
      throw new IllegalArgumentException("no value " + gold);
    }
  }

  /** The true value. */
  public Value truth() {
    return offered.get(gold);
  }
}
