package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.List;

/**
 * What is offered, and which of it will be right. It is drawn before the scene is made to fit, so
 * that each choice is as likely to be right as any other, whatever the text says.
 *
 * @param choices in the order shown
 * @param gold index of the one to be made true
 */
record Offer<T>(List<T> choices, int gold) {

  private static final List<Integer> COUNTS = List.of(2, 3, 4, 4, 5, 6);

  /** How many choices to offer of so many values: 2 to 6, most often 4. */
  static int count(int values, Randomness random) {
    return random.pick(COUNTS.stream().filter(count -> count <= values).toList());
  }

  /** A uniformly random choice of some of the values, one of them to be right. */
  static <T> Offer<T> of(List<T> values, Randomness random) {
    List<T> choices = random.shuffle(values).subList(0, count(values.size(), random));
    return new Offer<>(List.copyOf(choices), random.nextInt(choices.size()));
  }

  T goldChoice() {
    return choices.get(gold);
  }
}
