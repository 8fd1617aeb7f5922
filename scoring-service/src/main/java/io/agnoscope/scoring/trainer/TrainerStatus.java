package io.agnoscope.scoring.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What the trainer says that it is doing. Asked anew each time, and not waited for long. */
final class TrainerStatus {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 4 << 20;

  private final URI status;
  private final ObjectMapper json;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** The trainer at an address. */
  TrainerStatus(String trainer, ObjectMapper json) {
    this.status = URI.create(trainer.replaceAll("/+$", "") + "/api/v1/trainer");
    this.json = json;
  }

  /**
   * State, the run's part that is under way, and what is missing for the next run; empty when the
   * trainer does not answer, or not as one.
   */
  Optional<JsonNode> ask() {
    HttpRequest request = HttpRequest.newBuilder(status).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        JsonNode said = response.statusCode() == 200 ? json.readTree(bytes) : null;
        return Optional.ofNullable(said).filter(JsonNode::isObject).map(this::shown);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private JsonNode shown(JsonNode said) {
    var shown = json.createObjectNode();
    for (String field :
        new String[] {"state", "reason", "target", "training", "evaluation", "next"}) {
      if (said.has(field)) {
        shown.set(field, said.get(field));
      }
    }
    return shown;
  }
}
