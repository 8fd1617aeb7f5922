package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Meanings;
import io.agnoscope.scoring.statistics.Observation;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;

/** What one Trial is to the detector of a Monitor: one number, larger when worse. */
final class ObservedValue {
  private ObservedValue() {}

  /**
   * Of a perturbation the share of its Views that flipped, of an Aspect whether the clean View was
   * answered wrongly; in [0, 1]. Words that only their meaning compares count whole when farther
   * from the clean answer than the repeat is, and half when as far: (1 + sign) / 2. Views of one
   * Trial depend on each other, which is why they are one observation.
   */
  static double of(Observation observation) {
    Sums sums = observation.sums();
    return switch (observation.monitor()) {
      case PerturbationMonitor perturbation ->
          share((double) sums.flips().all() + farther(sums.meanings()), sums.views());
      case AspectMonitor aspect ->
          1 - share((double) sums.labels().correctClean(), sums.labels().labelled());
    };
  }

  private static double farther(Meanings meanings) {
    return (meanings.compared() + meanings.farther() - meanings.nearer()) / 2.0;
  }

  private static double share(double part, long whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
