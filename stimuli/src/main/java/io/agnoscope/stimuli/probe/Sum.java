package io.agnoscope.stimuli.probe;

import io.agnoscope.stimuli.Randomness;
import java.util.List;

/**
 * A problem: a + b, a - b, or a + b - c.
 *
 * @param c 0 unless it is used
 */
record Sum(Operation operation, int a, int b, int c) {

  enum Operation {
    SUM,
    DIFFERENCE,
    SUM_LESS
  }

  private static final List<Operation> OPERATIONS = List.of(Operation.values());
  private static final int ONE_IN = 4;

  /**
   * A problem with this result.
   *
   * @param result 4 to limit - 4
   * @param limit that no number on the way exceeds
   */
  static Sum with(int result, int limit, Randomness random) {
    Operation operation = random.pick(OPERATIONS);
    int taken = random.nextInt(2, limit - result + 1);
    int whole = operation == Operation.SUM ? result : result + taken;
    int a = random.nextInt(2, whole - 1);
    return switch (operation) {
      case SUM -> new Sum(operation, a, whole - a, 0);
      case DIFFERENCE -> new Sum(operation, whole, taken, 0);
      case SUM_LESS -> new Sum(operation, a, whole - a, taken);
    };
  }

  /**
   * Whether this problem is kept from training: a quarter of all are, so that knowing the trained
   * ones by heart helps nobody. a + b and b + a go together.
   */
  boolean isHeldOut() {
    boolean ordered = operation == Operation.DIFFERENCE;
    int first = ordered ? a : Math.min(a, b);
    int second = ordered ? b : Math.max(a, b);
    Randomness lot =
        Randomness.of(
            "held-out sum",
            operation.name(),
            Integer.toString(first),
            Integer.toString(second),
            Integer.toString(c));
    return lot.nextInt(ONE_IN) == 0;
  }
}
