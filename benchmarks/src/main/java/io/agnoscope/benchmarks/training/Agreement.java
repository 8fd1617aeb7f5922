package io.agnoscope.benchmarks.training;

import io.agnoscope.benchmarks.process.BenchmarkException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether both learners compute the same: figures are compared only then.
 *
 * @param logits the greatest difference between any two, at the weights that training starts from
 * @param firstStep the greatest relative difference between losses, or the gradient's norm
 * @param laterSteps the same of the losses of the steps after it
 */
record Agreement(double logits, double firstStep, double laterSteps) {

  /** The steps that are compared. */
  static final int STEPS = 5;

  private static final double LOGITS = 1e-4;
  private static final double FIRST_STEP = 1e-3;
  private static final double LATER_STEPS = 2e-2;

  /** A loss so small is rounding: differences count relative to this at least. */
  private static final double SMALL = 1e-3;

  /**
   * Compares them.
   *
   * @throws BenchmarkException when they differ by more than rounding explains
   */
  static Agreement of(
      List<Double> logits,
      List<Double> otherLogits,
      List<Map<String, Double>> losses,
      List<Map<String, Double>> otherLosses) {
    if (logits.size() != otherLogits.size() || losses.size() != otherLosses.size()) {
      throw new BenchmarkException("the two do not compute the same: sizes differ");
    }
    Agreement agreement =
        new Agreement(
            IntStream.range(0, logits.size())
                .mapToDouble(i -> Math.abs(logits.get(i) - otherLogits.get(i)))
                .reduce(0, Agreement::greater),
            relative(losses.getFirst(), otherLosses.getFirst()),
            IntStream.range(1, losses.size())
                .mapToDouble(i -> relative(losses.get(i), otherLosses.get(i)))
                .reduce(0, Agreement::greater));
    if (!agreement.holds()) {
      throw new BenchmarkException("the two do not compute the same: " + agreement);
    }
    return agreement;
  }

  private boolean holds() {
    return logits <= LOGITS && firstStep <= FIRST_STEP && laterSteps <= LATER_STEPS;
  }

  private static double relative(Map<String, Double> one, Map<String, Double> other) {
    if (!one.keySet().equals(other.keySet())) {
      throw new BenchmarkException(
          "the two do not compute the same terms: %s, %s".formatted(one.keySet(), other.keySet()));
    }
    Set<String> names = one.keySet();
    return names.stream()
        .mapToDouble(name -> relative(one.getOrDefault(name, 0.0), other.getOrDefault(name, 0.0)))
        .reduce(0, Agreement::greater);
  }

  private static double relative(double one, double other) {
    return Math.abs(one - other) / Math.max(SMALL, Math.abs(other));
  }

  /** Unlike a comparison, it keeps what is no number. */
  private static double greater(double one, double other) {
    return Math.max(one, other);
  }
}
