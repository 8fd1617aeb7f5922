package io.agnoscope.perturbation.api;

import io.agnoscope.schemas.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Ids that the budget of {@link SamplesResourceTest.NoBroker} lets in or leaves out, each given
 * once.
 */
final class MirrorIds {

  private static final AtomicInteger LAST = new AtomicInteger();

  private MirrorIds() {}

  static String letIn() {
    return next(true);
  }

  static String leftOut() {
    return next(false);
  }

  /** The half of the ids whose hash begins with 0 to 7 is let in. */
  private static String next(boolean letIn) {
    return Stream.generate(() -> "r-" + LAST.incrementAndGet())
        .filter(id -> Sha256.hex(id.getBytes(StandardCharsets.UTF_8)).charAt(0) < '8' == letIn)
        .findFirst()
        .orElseThrow();
  }
}
