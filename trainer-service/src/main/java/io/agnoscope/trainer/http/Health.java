package io.agnoscope.trainer.http;

import io.agnoscope.trainer.service.TrainerService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the trainer can do its work. */
@Singleton
public class Health {

  private final TrainerService service;

  public Health(TrainerService service) {
    this.service = service;
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck ready() {
    return () ->
        HealthCheckResponse.named("topics, checkpoints and hard examples")
            .status(service.loop().snapshot().ready() && service.collector().connected())
            .build();
  }
}
