package io.agnoscope.scoring.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Prometheus Alertmanager, told with {@code POST /api/v2/alerts}. It takes an alert for over when
 * it is not posted again in time, so it is told of what still fires as Prometheus does it: each
 * post is good for four repetitions.
 */
final class AlertmanagerReceiver implements Receiver {
  static final String NAME = "alertmanager";

  private static final Set<Telling.Kind> KINDS =
      EnumSet.of(Telling.Kind.FIRING, Telling.Kind.RESOLVED, Telling.Kind.STILL_FIRING);
  private static final int GOOD_FOR_REPETITIONS = 4;

  private final URI alerts;
  private final Duration repeatEvery;
  private final Optional<Secret> token;
  private final Optional<String> console;
  private final ObjectMapper json;

  AlertmanagerReceiver(
      URI alerts,
      Duration repeatEvery,
      Optional<Secret> token,
      Optional<String> console,
      ObjectMapper json) {
    this.alerts = alerts;
    this.repeatEvery = repeatEvery;
    this.token = token;
    this.console = console;
    this.json = json;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean wants(Telling telling) {
    return KINDS.contains(telling.kind());
  }

  @Override
  public Optional<Duration> repeatEvery() {
    return Optional.of(repeatEvery);
  }

  @Override
  public Optional<HttpRequest> request(Telling telling, Instant now) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(alerts)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body(telling.alerts(), now)));
    if (token.isPresent()) {
      request.header("Authorization", "Bearer " + token.get().read());
    }
    return Optional.of(request.build());
  }

  /** The alerts as Alertmanager's API v2 has them (postableAlerts). */
  byte[] body(List<Alert> posted, Instant now) throws IOException {
    ArrayNode array = json.createArrayNode();
    posted.forEach(alert -> array.add(postable(alert, now)));
    return json.writeValueAsBytes(array);
  }

  private ObjectNode postable(Alert alert, Instant now) {
    ObjectNode postable = json.createObjectNode();
    ObjectNode labels = postable.putObject("labels");
    Descriptions.labels(alert).forEach(labels::put);
    ObjectNode annotations = postable.putObject("annotations");
    annotations.put("summary", Descriptions.summary(alert));
    annotations.put("reason", alert.getReason());
    postable.put("startsAt", alert.getSince().toString());
    postable.put("endsAt", end(alert, now).toString());
    console.ifPresent(url -> postable.put("generatorURL", url));
    return postable;
  }

  private Instant end(Alert alert, Instant now) {
    if (alert.getState() == AlertState.FIRING) {
      return now.plus(repeatEvery.multipliedBy(GOOD_FOR_REPETITIONS));
    }
    return alert.getResolvedAt() == null ? alert.getAt() : alert.getResolvedAt();
  }
}
