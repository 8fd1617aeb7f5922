package io.agnoscope.scoring.notification;

import io.agnoscope.schemas.Alert;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody who is told of alerts over HTTP. */
interface Receiver {
  /** Its name in metrics and log. */
  String name();

  /** Whether it is told of this. */
  boolean wants(Telling telling);

  /** Learns of an alert that a reader before this one has dealt with. */
  default void recall(Alert alert) {}

  /** Learns that something was told, or given up; it does not come again. */
  default void ended(Telling telling) {}

  /** How often it is told of what still fires; empty for never. */
  default Optional<Duration> repeatEvery() {
    return Optional.empty();
  }

  /**
   * The request that tells it, made anew for each try; empty when it is of no use any more.
   *
   * @throws IOException if a secret cannot be read
   */
  Optional<HttpRequest> request(Telling telling, Instant now) throws IOException;
}
