package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.metrics.ScoringMetrics.CheckpointLabel;
import io.agnoscope.scoring.query.LocalFigures;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.view.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Brings the figures of this instance's own partitions to the meters every few seconds. While
 * partitions are restored or moved the meters keep their values.
 */
@Singleton
public final class MetricsPublisher {
  private static final Logger LOG = Logger.getLogger(MetricsPublisher.class);

  private final LocalFigures figures;
  private final Views views;
  private final ScoringMetrics metrics;

  @Inject
  MetricsPublisher(LocalFigures figures, Views views, MeterRegistry registry) {
    this.figures = figures;
    this.views = views;
    this.metrics = new ScoringMetrics(registry);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() {
    if (figures.gone()) {
      metrics.publishSeries(Map.of());
      metrics.publishCounts(Map.of());
    } else if (figures.readable()) {
      metrics.publishSeries(figures.totals(SeriesKey.LIVE));
      metrics.publishCounts(figures.countsByPartition());
    }
    try {
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
