package io.agnoscope.trainer.domain.trial;

import java.util.Optional;

/**
 * Who a Sample is from, so that all of it can be capped and revoked.
 *
 * @param source where it came from, such as {@code probe}
 * @param tenant whose traffic it is, where that is known
 */
public record Provenance(String source, Optional<String> tenant) {

  /** What the trainer drew itself. */
  public static final String PROBE_SOURCE = "probe";

  /** A source's Sample of no tenant. */
  public static Provenance of(String source) {
    return new Provenance(source, Optional.empty());
  }

  /** A probe that the trainer drew itself. */
  public static Provenance probe() {
    return of(PROBE_SOURCE);
  }
}
