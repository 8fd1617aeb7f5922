package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.view.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Brings alerts and Monitors to the meters every few seconds. */
@Singleton
@Startup
public final class AlertMetricsPublisher {
  private static final Logger LOG = Logger.getLogger(AlertMetricsPublisher.class);

  private final Views views;
  private final AlertMetrics metrics;

  @Inject
  AlertMetricsPublisher(Views views, MeterRegistry registry) {
    this.views = views;
    this.metrics = new AlertMetrics(registry);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() {
    try {
      metrics.publishMonitors(views.monitors());
      metrics.publishAlerts(views.alerts());
    } catch (NotReadyException e) {
      LOG.debugf("Meters keep their values reason=%s", e.getMessage());
    }
  }
}
