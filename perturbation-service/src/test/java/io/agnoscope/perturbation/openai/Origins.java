package io.agnoscope.perturbation.openai;

import io.agnoscope.perturbation.traffic.Origin;
import java.time.Instant;

/** Origins for tests. */
final class Origins {

  static final Origin MIRROR =
      new Origin("mirror", "r-1", false, Instant.EPOCH, "acme", "vlm", null, null);

  private Origins() {}
}
