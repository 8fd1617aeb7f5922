package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import io.agnoscope.trainer.kafka.ComparisonLog;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The thread that follows how checkpoints compare, and has those promoted, rejected or rolled back
 * that are to be. Nothing that goes wrong in it ends it.
 */
public final class ShadowWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ShadowWatch.class);
  private static final Duration BACK_OFF = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final String target;
  private final ComparisonLog log;
  private final CheckpointRegistry registry;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile Collection<Comparison> comparisons = List.of();

  /** A watch that has not begun. */
  public ShadowWatch(String target, ComparisonLog log, CheckpointRegistry registry) {
    this.target = target;
    this.log = log;
    this.registry = registry;
    this.thread = Thread.ofPlatform().daemon().name("shadow-watch").unstarted(this::live);
  }

  /** Begins, once the registry knows its checkpoints. */
  public void start() {
    thread.start();
  }

  /** How a checkpoint in shadow does beside its parent, once a Trial was compared. */
  public Optional<Comparison> of(Shadow shadow) {
    return comparisons.stream()
        .filter(comparison ->
            !comparison.newerServes()
                && comparison.newer().equals(shadow.identity().checkpoint())
                && comparison.older().equals(shadow.identity().parent()))
        .findFirst();
  }

  @Override
  public void close() {
    stop.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        LOG.warn("The thread that follows comparisons did not stop in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    while (stop.getCount() > 0) {
      try (ComparisonLog.Reading reading = log.read(target)) {
        while (stop.getCount() > 0) {
          reading.poll();
          if (reading.caughtUp()) {
            comparisons = reading.comparisons();
            registry.judge(comparisons);
          }
        }
      } catch (KafkaException e) {
        LOG.warnf("Comparisons cannot be followed; will try again. cause=%s", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Following comparisons failed; will try again.", e);
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (stop.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Stopped.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
