package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Sums and differences with close wrong choices, over hundreds of thousands of problems. */
final class ArithmeticQuestions {

  /** Easy problems give a learner a way in; the hard ones are too many to remember. */
  private static final List<Integer> LIMITS = List.of(20, 50, 99, 99, 99, 99);

  private static final List<Integer> STEPS = List.of(-10, -2, -1, 1, 2, 10);
  private static final int LEAST = 4;
  private static final int MOST_OFFERED = 6;
  private static final double SHARE_OF_SWAPPED_DIGITS = 0.2;

  private ArithmeticQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    while (true) {
      int limit = random.pick(LIMITS);
      // Right and wrong choices come from one range, and whatever does not fit is drawn anew as a
      // whole: otherwise the smallest choice would be right too often.
      int right = random.nextInt(LEAST, limit - LEAST + 1);
      List<Integer> choices = choices(right, Offer.count(MOST_OFFERED, random), random);
      Sum sum = Sum.with(right, limit, random);
      if (choices.stream().allMatch(choice -> choice >= LEAST && choice <= limit - LEAST)
          && sum.isHeldOut() == (phrasing == Phrasing.HELD_OUT)) {
        List<Integer> shown = random.shuffle(choices);
        List<String> words = shown.stream().map(String::valueOf).toList();
        return new Question(text(sum, phrasing, random), words, shown.indexOf(right), null);
      }
    }
  }

  private static String text(Sum sum, Phrasing phrasing, Randomness random) {
    String template =
        switch (sum.operation()) {
          case SUM -> ArithmeticTemplates.SUM.pick(phrasing, random);
          case DIFFERENCE -> ArithmeticTemplates.DIFFERENCE.pick(phrasing, random);
          case SUM_LESS -> ArithmeticTemplates.SUM_LESS.pick(phrasing, random);
        };
    return Templates.fill(
        template,
        "n",
        random.pick(Names.ALL),
        "a",
        Integer.toString(sum.a()),
        "b",
        Integer.toString(sum.b()),
        "c",
        Integer.toString(sum.c()));
  }

  /**
   * The right number among others near it, not all of which need be fit to offer. The set is drawn
   * as steps from an unknown start and the right one is a random member of it, so that its rank
   * among the choices says nothing.
   */
  private static List<Integer> choices(int right, int count, Randomness random) {
    int swapped = right % 10 * 10 + right / 10;
    boolean canSwap = count % 2 == 0 && right >= 10 && swapped >= 10 && swapped != right;
    if (canSwap && random.nextDouble() < SHARE_OF_SWAPPED_DIGITS) {
      return swappedDigits(right, swapped, count / 2, random);
    }
    List<Integer> steps = new ArrayList<>(List.of(0));
    while (steps.size() < count) {
      int step = random.pick(steps) + random.pick(STEPS);
      if (!steps.contains(step)) {
        steps.add(step);
      }
    }
    int start = right - random.pick(steps);
    return steps.stream().map(step -> start + step).toList();
  }

  /**
   * The same few steps around the right number and around the one with its digits swapped, which is
   * at least nine away.
   */
  private static List<Integer> swappedDigits(int right, int swapped, int steps, Randomness random) {
    int first = -random.nextInt(steps);
    List<Integer> choices = new ArrayList<>();
    for (int step = first; step < first + steps; step++) {
      choices.add(right + step);
      choices.add(swapped + step);
    }
    return choices;
  }
}
