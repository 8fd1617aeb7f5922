package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.metrics.ScoringMetrics.CheckpointLabel;
import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.view.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Brings the stores' figures to the meters every few seconds. */
@Singleton
public final class MetricsPublisher {
  private static final Logger LOG = Logger.getLogger(MetricsPublisher.class);

  private final Figures figures;
  private final Views views;
  private final ScoringMetrics metrics;

  @Inject
  MetricsPublisher(Figures figures, Views views, MeterRegistry registry) {
    this.figures = figures;
    this.views = views;
    this.metrics = new ScoringMetrics(registry);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() {
    try {
      metrics.publishSeries(figures.totals());
      metrics.publishCounts(figures.counts());
      metrics.publishCheckpoints(
          views.checkpoints().stream()
              .map(event ->
                  new CheckpointLabel(
                      event.getTarget(),
                      event.getCheckpoint(),
                      event.getVersion(),
                      event.getState().name()))
              .toList());
    } catch (NotReadyException e) {
      LOG.debugf("Meters keep their values reason=%s", e.getMessage());
    }
  }
}
