package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.Figures;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the API can answer: stores restored, topics read. */
@Readiness
@Singleton
final class FiguresReadiness implements HealthCheck {
  private final Figures figures;
  private final Views views;

  @Inject
  FiguresReadiness(Figures figures, Views views) {
    this.figures = figures;
    this.views = views;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("figures can be read");
    try {
      figures.counts();
      figures.totals();
    } catch (NotReadyException e) {
      return response.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
    return views.ready()
        ? response.up().build()
        : response.down().withData("reason", "Topics are being read").build();
  }
}
