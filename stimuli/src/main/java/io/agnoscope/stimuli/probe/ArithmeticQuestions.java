package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Sums and differences with close wrong choices, over hundreds of thousands of problems. */
final class ArithmeticQuestions {

  /** Easy problems give a learner a way in; the hard ones are too many to remember. */
  private static final List<Integer> LIMITS = List.of(20, 50, 99, 99, 99, 99);

  private static final List<Integer> STEPS = List.of(-10, -2, -1, 1, 2, 10);
  private static final int LARGEST_OFFERED = 99;
  private static final int MOST_OFFERED = 6;
  private static final double SHARE_OF_SWAPPED_DIGITS = 0.2;

  private ArithmeticQuestions() {}

  static Question ask(Phrasing phrasing, Randomness random) {
    while (true) {
      Sum sum = sum(phrasing, random);
      List<Integer> choices = choices(sum.right(), Offer.count(MOST_OFFERED, random), random);
      // The whole problem is drawn anew, or the smallest choice would be right too often.
      if (choices.stream().allMatch(choice -> choice >= 0 && choice <= LARGEST_OFFERED)) {
        List<Integer> shown = random.shuffle(choices);
        List<String> words = shown.stream().map(String::valueOf).toList();
        return new Question(sum.text(), words, shown.indexOf(sum.right()), null);
      }
    }
  }

  private record Sum(String text, int right) {}

  private static Sum sum(Phrasing phrasing, Randomness random) {
    int limit = random.pick(LIMITS);
    String name = random.pick(Names.ALL);
    int whole = random.nextInt(4, limit + 1);
    int a = random.nextInt(2, whole - 1);
    int b = whole - a;
    return switch (random.nextInt(3)) {
      case 0 -> new Sum(fill(ArithmeticTemplates.SUM.pick(phrasing, random), name, a, b, 0), whole);
      case 1 ->
          new Sum(
              fill(ArithmeticTemplates.DIFFERENCE.pick(phrasing, random), name, whole, a, 0), b);
      default -> {
        int c = random.nextInt(2, whole - 1);
        String template = ArithmeticTemplates.SUM_LESS.pick(phrasing, random);
        yield new Sum(fill(template, name, a, b, c), whole - c);
      }
    };
  }

  private static String fill(String template, String name, int a, int b, int c) {
    return Templates.fill(
        template,
        "n",
        name,
        "a",
        Integer.toString(a),
        "b",
        Integer.toString(b),
        "c",
        Integer.toString(c));
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
