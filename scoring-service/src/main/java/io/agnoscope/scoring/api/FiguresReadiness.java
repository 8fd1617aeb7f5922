package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.LocalFigures;
import io.agnoscope.scoring.view.Views;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when this instance has what is its part: stores restored, topics read. Another one that is
 * away makes this one's answers problems, and not this one unready: else none would be left to say
 * so.
 */
@Readiness
@Singleton
final class FiguresReadiness implements HealthCheck {
  private final LocalFigures figures;
  private final Views views;

  @Inject
  FiguresReadiness(LocalFigures figures, Views views) {
    this.figures = figures;
    this.views = views;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("figures can be read");
    if (!figures.readable()) {
      return response.down().withData("reason", "Stores are being restored or moved").build();
    }
    return views.ready()
        ? response.up().build()
        : response.down().withData("reason", "Topics are being read").build();
  }
}
