package io.agnoscope.scoring.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the trainer says now and then, for those who wait for it to change. */
@Singleton
public final class TrainerFeed {
  private final Optional<TrainerStatus> trainer;

  @Inject
  TrainerFeed(TrainerConfig config, ObjectMapper json) {
    this.trainer = config.trainerUrl().map(url -> new TrainerStatus(url, json));
  }

  public boolean configured() {
    return trainer.isPresent();
  }

  /** Its state, in its own terms; empty when it does not answer. Takes 2 s at most. */
  public Optional<JsonNode> ask() {
    return trainer.flatMap(TrainerStatus::ask);
  }
}
