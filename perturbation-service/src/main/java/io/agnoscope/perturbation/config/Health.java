package io.agnoscope.perturbation.config;

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
    return () -> HealthCheckResponse.named("topics and roles").status(life.ready()).build();
  }

  @Produces
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.named("stream threads").status(!life.broken()).build();
  }
}
