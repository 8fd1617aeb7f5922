package io.agnoscope.stimuli.emma;

import io.agnoscope.stimuli.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers to offer beside each other. They are drawn as a set, and any of them may become the true
 * one: numbers chosen around a true one would give it away as the one in the middle.
 *
 * @param offered in the order shown
 * @param refuted a number that is not among them
 */
record Counts(List<Integer> offered, int refuted) {

  private static final int MOST_NEIGHBOURS = 1;
  private static final int FAR = 3;
  private static final int NEAR = 2;

  /**
   * Easy: numbers of which at most two follow one another, or two at least 3 apart. Hard: numbers
   * in a row, or two at most 2 apart.
   *
   * @param count 2 or 4
   * @param least the smallest possible number
   * @param most the largest one, at least 5 more
   */
  static Counts draw(int count, Difficulty difficulty, int least, int most, Randomness random) {
    List<Integer> range = IntStream.rangeClosed(least, most).boxed().toList();
    while (true) {
      List<Integer> drawn = random.shuffle(range).subList(0, count);
      if (fits(drawn.stream().sorted().toList(), difficulty)) {
        return new Counts(List.copyOf(drawn), refuted(drawn, difficulty, range, random));
      }
    }
  }

  private static boolean fits(List<Integer> sorted, Difficulty difficulty) {
    int spread = sorted.getLast() - sorted.getFirst();
    boolean hard = difficulty == Difficulty.HARD;
    if (sorted.size() == 2) {
      return hard ? spread <= NEAR : spread >= FAR;
    }
    long neighbours =
        IntStream.range(1, sorted.size())
            .filter(i -> sorted.get(i) - sorted.get(i - 1) == 1)
            .count();
    return hard ? spread == sorted.size() - 1 : neighbours <= MOST_NEIGHBOURS;
  }

  /** Hard: next to the row on either side; there it says nothing of which one is true. */
  private static int refuted(
      List<Integer> drawn, Difficulty difficulty, List<Integer> range, Randomness random) {
    List<Integer> sorted = drawn.stream().sorted().toList();
    List<Integer> others = new ArrayList<>(range);
    others.removeAll(drawn);
    if (difficulty == Difficulty.HARD) {
      others.removeIf(number -> number != sorted.getFirst() - 1 && number != sorted.getLast() + 1);
    }
    return random.pick(others);
  }
}
