package io.agnoscope.inference.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the group every few seconds, and keeps what it saw. One thread runs it. */
final class GroupWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Brokers brokers;
  private final TrialGroup group;
  private final EngineEvents events;
  private final InstantSource clock;
  private final CountDownLatch stopping;
  private volatile boolean applied;
  private volatile Backlog backlog = Backlog.NONE;

  GroupWatch(
      Brokers brokers,
      TrialGroup group,
      EngineEvents events,
      InstantSource clock,
      CountDownLatch stopping) {
    this.brokers = brokers;
    this.group = group;
    this.events = events;
    this.clock = clock;
    this.stopping = stopping;
  }

  /** Whether the group's configurations on the broker are those declared, as last seen. */
  boolean applied() {
    return applied;
  }

  /** What waits, as last seen. */
  Backlog backlog() {
    return backlog;
  }

  /** Looks until the latch is counted down. */
  @Override
  public void run() {
    try (GroupMonitor monitor =
        new GroupMonitor(
            Admin.create(brokers.config("agnoscope-inference-monitor")),
            brokers.reader("agnoscope-inference-monitor-reader", 1),
            group,
            clock)) {
      do {
        look(monitor);
      } while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(GroupMonitor monitor) throws InterruptedException {
    try {
      boolean seen = monitor.applied();
      if (applied && !seen) {
        LOG.warn("the group's configurations are not those declared group={}", group.name());
      }
      applied = seen;
      backlog = monitor.backlog();
      events.backlog(backlog);
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      LOG.debug("the group cannot be looked at now", e);
    }
  }
}
