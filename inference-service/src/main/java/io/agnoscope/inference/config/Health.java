package io.agnoscope.inference.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the service can do its work. */
@Singleton
public class Health {

  private final ServiceLife life;

  public Health(ServiceLife life) {
    this.life = life;
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return () ->
        HealthCheckResponse.named("trials are taken")
            .status(life.engine().ready())
            .withData("groupConfigurationsApplied", life.engine().groupApplied())
            .build();
  }

  @Produces
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.named("trial loop").status(life.alive()).build();
  }
}
