package io.agnoscope.trainer.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.trainer.domain.revocation.TrainedOn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What manifests say of where a checkpoint's training data came from. */
final class Manifests {

  /** Sources of what was learned from. */
  static final String SOURCES = "sources";

  /** Trials that a run drew, per source. */
  static final String TRIALS_BY_SOURCE = "trialsBySource";

  /** Hard examples that a run could draw, per tenant. */
  static final String HARD_EXAMPLES_BY_TENANT = "hardExamplesByTenant";

  private final ObjectMapper json;

  Manifests(ObjectMapper json) {
    this.json = json;
  }

  /** Empty when the manifest does not say it. */
  Optional<TrainedOn> trainedOn(String manifest) {
    try {
      JsonNode tree = json.readTree(manifest);
      if (!tree.path(SOURCES).isArray()) {
        return Optional.empty();
      }
      Set<String> sources = new HashSet<>();
      tree.path(SOURCES).forEach(source -> sources.add(source.asText()));
      tree.path(TRIALS_BY_SOURCE).fieldNames().forEachRemaining(sources::add);
      Set<String> tenants = new HashSet<>();
      tree.path(HARD_EXAMPLES_BY_TENANT).fieldNames().forEachRemaining(tenants::add);
      return Optional.of(new TrainedOn(sources, tenants));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
