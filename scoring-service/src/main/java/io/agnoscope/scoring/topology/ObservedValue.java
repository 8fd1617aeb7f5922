package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Observation;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;

/** What one Trial is to the detector of a Monitor: one number, larger when worse. */
final class ObservedValue {
  private ObservedValue() {}

  /**
   * Of a perturbation the share of its Views that flipped, of an Aspect whether the clean View was
   * answered wrongly; in [0, 1]. Views of one Trial depend on each other, which is why they are one
   * observation.
   */
  static double of(Observation observation) {
    Sums sums = observation.sums();
    return switch (observation.monitor()) {
      case PerturbationMonitor perturbation -> share(sums.flips().all(), sums.views());
      case AspectMonitor aspect ->
          1 - share(sums.labels().correctClean(), sums.labels().labelled());
    };
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
