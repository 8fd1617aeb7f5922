package io.agnoscope.trainer.domain.revocation;

import java.util.Set;

/**
 * What one checkpoint was trained on beyond its parent, by its manifest.
 *
 * @param sources of the Trials that its run drew
 * @param tenants of the hard examples that its run could draw
 */
public record TrainedOn(Set<String> sources, Set<String> tenants) {
  public TrainedOn {
    sources = Set.copyOf(sources);
    tenants = Set.copyOf(tenants);
  }
}
