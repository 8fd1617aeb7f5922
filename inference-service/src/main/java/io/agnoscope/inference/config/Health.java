package io.agnoscope.inference.config;

import io.agnoscope.inference.checkpoint.Announcements;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the service can do its work. */
@Singleton
public class Health {

  private final ServiceLife life;
  private final ChosenModel model;

  public Health(ServiceLife life, ChosenModel model) {
    this.life = life;
    this.model = model;
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return () ->
        HealthCheckResponse.named("trials are taken")
            .status(life.engine().ready())
            .withData("groupConfigurationsApplied", life.engine().groupApplied())
            .withData("checkpointsVerified", life.engine().announcements().verified())
            .withData("announcementsRefused", refused(life.engine().announcements()))
            .build();
  }

  /** What serves goes on, so that it is told and no reason to take no Trials. */
  private static String refused(Announcements announcements) {
    return announcements.refused().isEmpty()
        ? "none"
        : announcements.refused().stream()
            .map(one -> "version %d (%s): %s".formatted(one.version(), one.state(), one.why()))
            .collect(Collectors.joining("; "));
  }

  /** An outage passes, and is for the model's server to tell; a wrong key or name does not. */
  @Produces
  @Readiness
  HealthCheck modelServer() {
    return () ->
        model
            .standing()
            .map(standing ->
                HealthCheckResponse.named("model server")
                    .status(!standing.mistake())
                    .withData("state", standing.cause().orElse("no outage seen"))
                    .build())
            .orElseGet(() -> HealthCheckResponse.named("model server").up().build());
  }

  @Produces
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.named("trial loop").status(life.alive()).build();
  }
}
