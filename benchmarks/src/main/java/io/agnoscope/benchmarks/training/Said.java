package io.agnoscope.benchmarks.training;

import java.util.List;
import java.util.Map;

/** What the two learners say, one JSON object a line. */
final class Said {

  private Said() {}

  /**
   * The first line, once all is read and ready.
   *
   * @param version of what computes
   * @param logits of the first batch under the weights that training starts from, row after row
   */
  record Ready(String version, List<Double> logits) {}

  /**
   * The line that answers an order.
   *
   * @param steps taken
   * @param seconds from the order's first step to its last
   * @param processorSeconds that the whole process computed meanwhile, on all its threads
   * @param parts seconds by part of a step, of all steps together
   * @param losses by name, of the first steps of the order
   */
  record Trained(
      int steps,
      double seconds,
      double processorSeconds,
      Map<String, Double> parts,
      List<Map<String, Double>> losses) {

    double stepsPerSecond() {
      return steps / seconds;
    }

    /** Of a step. */
    double processorMilliseconds() {
      return 1000 * processorSeconds / steps;
    }
  }
}
