package io.agnoscope.scoring.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.scoring.flow.FlowState.ServiceState;
import io.agnoscope.scoring.flow.FlowState.Standing;
import io.agnoscope.scoring.services.AwayException;
import io.agnoscope.scoring.services.Said;
import io.agnoscope.scoring.services.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a service whether it is ready, and what it is doing. Thread-safe. */
final class ServiceLook {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST = 200;

  private final Service service;
  private final @Nullable String work;
  private final ObjectMapper json;

  /**
   * A look at a service.
   *
   * @param work where it says what it is doing; null when it does not
   */
  ServiceLook(Service service, @Nullable String work, ObjectMapper json) {
    this.service = service;
    this.work = work;
    this.json = json;
  }

  /**
   * What was seen.
   *
   * @param oldestSeconds how long its oldest Trial has waited, where it says so
   */
  record Seen(ServiceState state, @Nullable Double oldestSeconds) {}

  /** How it stands now, in bounded time. */
  Seen look() throws InterruptedException {
    if (!service.known()) {
      return seen(Standing.NOT_KNOWN, "nobody said where it is", null);
    }
    try {
      Said health = service.get("/q/health/ready", PATIENCE, MOST_BYTES);
      JsonNode says = work();
      return health.ok()
          ? seen(Standing.READY, null, says)
          : seen(Standing.NOT_READY, notReady(health), says);
    } catch (AwayException e) {
      return seen(Standing.AWAY, e.getMessage(), null);
    }
  }

  private @Nullable JsonNode work() throws InterruptedException {
    if (work == null) {
      return null;
    }
    try {
      Said said = service.get(work, PATIENCE, MOST_BYTES);
      return said.ok() ? json.readTree(said.body()) : null;
    } catch (AwayException | IOException e) {
      return null;
    }
  }

  /** The names of the checks that say no. */
  private String notReady(Said health) {
    List<String> down = new ArrayList<>();
    try {
      for (JsonNode check : json.readTree(health.body()).path("checks")) {
        if (!check.path("status").asText().equals("UP")) {
          down.add(check.path("name").asText());
        }
      }
    } catch (IOException e) {
      return "its readiness answered " + health.status();
    }
    String names = String.join(", ", down);
    return names.isEmpty()
        ? "its readiness answered " + health.status()
        : "not ready: " + names.substring(0, Math.min(names.length(), LONGEST));
  }

  private Seen seen(Standing standing, @Nullable String reason, @Nullable JsonNode says) {
    Optional<JsonNode> told = Optional.ofNullable(says);
    JsonNode oldest = told.map(node -> node.path("oldestTrialSeconds")).orElse(null);
    return new Seen(
        new ServiceState(
            service.name(), standing, reason, text(told, "state"), text(told, "checkpoint")),
        oldest != null && oldest.isNumber() ? oldest.asDouble() : null);
  }

  private static @Nullable String text(Optional<JsonNode> told, String field) {
    JsonNode value = told.map(node -> node.path(field)).orElse(null);
    return value != null && value.isTextual() ? value.asText() : null;
  }
}
