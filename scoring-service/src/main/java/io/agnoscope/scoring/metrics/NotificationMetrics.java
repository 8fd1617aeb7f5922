package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.notification.NotificationCounter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Owns the names and labels of the meters about notifications. */
@Singleton
public final class NotificationMetrics implements NotificationCounter {
  private final MeterRegistry registry;

  @Inject
  NotificationMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void begin(String receiver) {
    NotificationCounter.outcomes().forEach(outcome -> counter(receiver, outcome));
  }

  @Override
  public void count(String receiver, String outcome) {
    counter(receiver, outcome).increment();
  }

  private Counter counter(String receiver, String outcome) {
    return Counter.builder("agnoscope.notifications")
        .description("What became of what receivers of alerts were to be told")
        .tags("receiver", receiver, "outcome", outcome)
        .register(registry);
  }
}
