package io.agnoscope.scoring.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.access.ServiceToken;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The trainer, asked to take a checkpoint out of service: on a regression that is the model's, soon
 * after the checkpoint's promotion, once for each alert and once for each promotion. The version is
 * named, so that an order that comes twice takes no other checkpoint out of service.
 */
final class RollbackReceiver implements Receiver {
  static final String NAME = "rollback";

  private static final int MOST_REMEMBERED = 1_000;
  private static final int LONGEST_REASON = 400;

  private record Episode(String key, Instant since) {
    static Episode of(Alert alert) {
      return new Episode(alert.getKey(), alert.getSince());
    }
  }

  private record Promotion(String target, int version, Instant at) {}

  private final URI rollback;
  private final Duration promotedWithin;
  private final Supplier<List<CheckpointEvent>> checkpoints;
  private final ServiceToken token;
  private final ObjectMapper json;
  private final Map<Episode, Boolean> asked = bounded();
  private final Map<Promotion, Episode> orders = bounded();

  /**
   * A trainer.
   *
   * @param checkpoints the last step of each checkpoint
   * @param token that is shown to it
   */
  RollbackReceiver(
      URI rollback,
      Duration promotedWithin,
      Supplier<List<CheckpointEvent>> checkpoints,
      ServiceToken token,
      ObjectMapper json) {
    this.token = token;
    this.rollback = rollback;
    this.promotedWithin = promotedWithin;
    this.checkpoints = checkpoints;
    this.json = json;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized boolean wants(Telling telling) {
    boolean fires = telling.kind() == Telling.Kind.FIRING || telling.kind() == Telling.Kind.UPDATED;
    return fires && ofTheModel(telling.alert()) && !asked.containsKey(Episode.of(telling.alert()));
  }

  @Override
  public synchronized void recall(Alert alert) {
    if (ofTheModel(alert)) {
      asked.put(Episode.of(alert), true);
    }
  }

  @Override
  public synchronized void ended(Telling telling) {
    asked.put(Episode.of(telling.alert()), true);
  }

  @Override
  public Optional<HttpRequest> request(Telling telling, Instant now) throws IOException {
    Alert alert = telling.alert();
    Optional<CheckpointEvent> promoted =
        checkpoints.get().stream().filter(event -> promotedBefore(event, alert)).findFirst();
    if (promoted.isEmpty() || !mine(promoted.get(), alert)) {
      return Optional.empty();
    }
    String reason = "asked for by an alert: " + alert.getReason();
    ObjectNode order =
        json.createObjectNode()
            .put("version", promoted.get().getVersion())
            .put("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    return Optional.of(
        token
            .shownIn(HttpRequest.newBuilder(rollback))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(order)))
            .build());
  }

  private boolean promotedBefore(CheckpointEvent event, Alert alert) {
    return event.getState() == CheckpointState.PROMOTED
        && event.getTarget().equals(alert.getTarget())
        && event.getCheckpoint().equals(alert.getCheckpoint())
        && Duration.between(event.getAt(), alert.getAt()).compareTo(promotedWithin) <= 0;
  }

  /** Whether this promotion is undone on behalf of this alert, and not of another. */
  private synchronized boolean mine(CheckpointEvent event, Alert alert) {
    Promotion promotion = new Promotion(event.getTarget(), event.getVersion(), event.getAt());
    Episode episode = Episode.of(alert);
    if (asked.containsKey(episode)) {
      return false;
    }
    Episode first = orders.putIfAbsent(promotion, episode);
    return first == null || first.equals(episode);
  }

  private static boolean ofTheModel(Alert alert) {
    return alert.getState() == AlertState.FIRING
        && alert.getKind() == AlertKind.REGRESSION
        && alert.getAttribution() == Attribution.MODEL;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST_REMEMBERED;
      }
    };
  }
}
