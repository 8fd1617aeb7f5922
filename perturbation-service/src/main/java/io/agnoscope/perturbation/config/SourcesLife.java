package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.source.PushedEvents;
import io.agnoscope.perturbation.source.kafka.KafkaSources;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the sources with the role that takes Samples. */
@Singleton
public class SourcesLife {

  private static final Logger LOG = LoggerFactory.getLogger(SourcesLife.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final KafkaSources topics;
  private final PushedEvents events;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agnoscope-exchanges").daemon().factory());

  public SourcesLife(KafkaSources topics, PushedEvents events) {
    this.topics = topics;
    this.events = events;
  }

  /** Starts; the topics of ours must be there. */
  void start() {
    topics.start();
    var unused =
        sweeper.scheduleWithFixedDelay(
            this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops; requests that came over HTTP and wait for their answers go on without. */
  void stop() {
    topics.stop();
    sweeper.shutdownNow();
    try {
      events.stop(STOP_PATIENCE);
    } catch (RuntimeException e) {
      LOG.error("waiting requests could not be taken", e);
    }
  }

  /** One failure must not end the sweeping. */
  private void sweep() {
    try {
      events.sweep();
    } catch (RuntimeException e) {
      LOG.error("waiting requests could not be taken", e);
    }
  }
}
