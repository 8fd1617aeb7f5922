package io.agnoscope.embedded.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.access.Credential;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends batches to the perturbation service. A batch that may not have arrived is sent again: every
 * line has an id, so that nothing counts twice.
 */
final class SamplesClient implements AutoCloseable {
  private static final int TRIES = 8;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final Credential credential;
  private final Pause pause;
  private boolean answeredBefore;

  /** Waits; replaced in tests. */
  @FunctionalInterface
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  SamplesClient(URI service, Credential credential, Pause pause) {
    this.credential = credential;
    this.address = service.resolve("/v1/samples");
    this.pause = pause;
  }

  /**
   * Sends one batch, again and again while the service is busy or away.
   *
   * @return the receipt, with the body's line numbers
   * @throws UserFailure when the service does not answer, or not as the contract says
   */
  Receipt send(Batch batch) throws InterruptedException {
    byte[] body = batch.body();
    String lastTrouble = "";
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        HttpResponse<byte[]> response = post(body);
        answeredBefore = true;
        int status = response.statusCode();
        if (status == 413 && batch.lines().size() > 1) {
          return oneByOne(batch);
        }
        if (status != 429 && status < 500) {
          return judged(batch, response);
        }
        lastTrouble = "it answers " + status + reason(response);
        pause.of(retryAfter(response, attempt));
      } catch (IOException lost) {
        if (lost instanceof ConnectException && !answeredBefore) {
          throw new UserFailure(
              "nothing answers at " + address + ": is Agnoscope running? ./agnoscope up starts it");
        }
        lastTrouble = "the connection is lost";
        pause.of(backoff(attempt));
      }
    }
    throw new UserFailure(
        "%s cannot take more Samples after %d tries (%s); sending the file again later is safe"
            .formatted(address, TRIES, lastTrouble));
  }

  /** What is too large together may be small enough line by line. */
  private Receipt oneByOne(Batch batch) throws InterruptedException {
    int accepted = 0;
    List<Receipt.LineError> errors = new ArrayList<>();
    List<Batch> singles = batch.singles();
    for (int i = 0; i < singles.size(); i++) {
      Receipt receipt = send(singles.get(i));
      accepted += receipt.accepted();
      for (Receipt.LineError error : receipt.errors()) {
        errors.add(new Receipt.LineError(i + 1L, error.cause(), error.reason()));
      }
    }
    return new Receipt(accepted, errors.size(), errors);
  }

  private HttpResponse<byte[]> post(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        credential
            .shownIn(HttpRequest.newBuilder(address))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/json, application/problem+json")
            .header("X-Agnoscope-Source", "file")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Receipt judged(Batch batch, HttpResponse<byte[]> response) {
    try {
      JsonNode json = JSON.readTree(response.body());
      if (json.has("errors")) {
        return JSON.treeToValue(json, Receipt.class);
      }
      if (batch.lines().size() == 1 && json.has("cause")) {
        return new Receipt(
            0,
            1,
            List.of(
                new Receipt.LineError(
                    1, json.path("cause").asText(), json.path("reason").asText())));
      }
    } catch (JsonProcessingException notJson) {
      throw strange(response, "");
    } catch (IOException notText) {
      throw strange(response, "");
    }
    throw strange(response, reason(response));
  }

  private static UserFailure strange(HttpResponse<byte[]> response, String reason) {
    return new UserFailure(
        "%s answers %d%s: is it Agnoscope's perturbation service?"
            .formatted(response.uri(), response.statusCode(), reason));
  }

  private static String reason(HttpResponse<byte[]> response) {
    try {
      JsonNode json = JSON.readTree(response.body());
      String reason =
          json.path("reason")
              .asText(json.path("detail").asText(json.at("/errors/0/reason").asText()));
      return reason.isEmpty() ? "" : " (" + reason + ")";
    } catch (IOException notJson) {
      return "";
    }
  }

  private static Duration retryAfter(HttpResponse<byte[]> response, int attempt) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(wait -> wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait)
        .orElseGet(() -> backoff(attempt));
  }

  private static Duration backoff(int attempt) {
    Duration wait = Duration.ofMillis(500L << Math.min(attempt - 1, 10));
    return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
  }

  @Override
  public void close() {
    http.close();
  }
}
