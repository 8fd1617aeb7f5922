package io.agnoscope.perturbation.traffic;

import java.util.Optional;

/** Lets served requests in as Samples: within the budget, redacted, with a task class. */
public interface Admission {

  /**
   * Whether the budget leaves a request out by its origin alone, so that its body need not be read.
   * Counted when it does.
   */
  Optional<Admitted.SampledOut> beforeReading(Origin origin);

  /** Judges a request that was read and, when it is let in, sends it to the broker. */
  Admitted admit(ServedRequest request);
}
