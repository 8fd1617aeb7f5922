package io.agnoscope.perturbation.traffic.admission;

import io.agnoscope.perturbation.traffic.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names the part of the traffic that a request belongs to: its route, else its tenant. There are
 * only so many: what comes after the first ones is one part.
 */
final class Strata {

  static final String OTHER = "other";

  private final int max;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Strata(int max) {
    this.max = max;
  }

  /** The request's stratum, or null when neither its route nor its tenant is known. */
  @Nullable String of(Origin origin) {
    return Optional.ofNullable(origin.route())
        .or(() -> Optional.ofNullable(origin.tenant()))
        .map(this::bounded)
        .orElse(null);
  }

  private String bounded(String name) {
    if (known.contains(name)) {
      return name;
    }
    synchronized (known) {
      if (known.size() < max) {
        known.add(name);
      }
    }
    return known.contains(name) ? name : OTHER;
  }
}
