package io.agnoscope.scoring.live;

import java.util.concurrent.CompletionStage;

/** The way to one who listens. */
public interface Line {
  /**
   * Sends that something changed; done when it left.
   *
   * @param revision how often it has changed since the service started
   */
  CompletionStage<?> event(Change change, long revision);

  /** Sends something without a meaning, so that nobody on the way takes the line for dead. */
  CompletionStage<?> heartbeat();

  boolean closed();

  void close();
}
