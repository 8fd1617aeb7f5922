package io.agnoscope.scoring.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.access.ServiceToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The trainer's API. Asked anew each time, not waited for long, and read up to a bound.
 * Thread-safe.
 */
@Singleton
public final class Trainer {
  private static final String ROOT = "/api/v1/trainer";
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(3);

  /** A step of a checkpoint is told once the broker has it. */
  private static final Duration DONE_WITHIN = Duration.ofSeconds(15);

  private static final long MOST_BYTES = 8 << 20;
  private static final int LONGEST_DETAIL = 1_000;

  private final Optional<String> address;
  private final ServiceToken token;
  private final ObjectMapper json;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECTED_WITHIN).build();

  @Inject
  Trainer(TrainerConfig config, ServiceToken token, ObjectMapper json) {
    this(config.trainerUrl(), token, json);
  }

  Trainer(Optional<String> address, ServiceToken token, ObjectMapper json) {
    this.token = token;
    this.address = address.map(text -> text.replaceAll("/+$", "") + ROOT);
    this.json = json;
  }

  /** Whether there is one to ask. */
  public boolean configured() {
    return address.isPresent();
  }

  /**
   * What the trainer says.
   *
   * @param path below its own root, empty for its state
   * @throws TrainerAwayException without one that answers as one
   * @throws TrainerRefusedException if it answers 4xx
   */
  public JsonNode read(String path) {
    return ask(HttpRequest.newBuilder(uri(path)).GET(), TOLD_WITHIN);
  }

  /**
   * Has the trainer do something.
   *
   * @param path of the order below its own root
   * @return what it says after that
   * @throws TrainerAwayException without one that answers as one; it may have done it all the same
   * @throws TrainerRefusedException if it does not do it
   */
  public JsonNode order(String path, JsonNode body) {
    return ask(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())),
        DONE_WITHIN);
  }

  private URI uri(String path) {
    String root =
        address.orElseThrow(() -> new TrainerAwayException("No trainer is configured here"));
    return URI.create(root + path);
  }

  private JsonNode ask(HttpRequest.Builder request, Duration patience) {
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(
            token.shownIn(request.header("Accept", "application/json")).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return said(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new TrainerAwayException("The trainer did not answer in time", e);
    } catch (ExecutionException e) {
      throw new TrainerAwayException("The trainer does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainerAwayException("The service stops", e);
    }
  }

  private JsonNode said(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    JsonNode said = parsed(response.body());
    String detail = said.path("detail").asText();
    if (status / 100 == 2 && said.isContainerNode()) {
      return said;
    }
    if (status / 100 == 4 && !detail.isBlank()) {
      throw new TrainerRefusedException(status, bounded(detail));
    }
    if (status == 503 && !detail.isBlank()) {
      throw new TrainerAwayException(bounded(detail));
    }
    throw new TrainerAwayException("What is at the trainer's address does not answer as one");
  }

  private JsonNode parsed(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private static String bounded(String detail) {
    return detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
  }
}
