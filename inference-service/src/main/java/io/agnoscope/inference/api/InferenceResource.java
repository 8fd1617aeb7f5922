package io.agnoscope.inference.api;

import io.agnoscope.inference.checkpoint.RefusedAnnouncement;
import io.agnoscope.inference.checkpoint.Serving;
import io.agnoscope.inference.config.InferenceConfig;
import io.agnoscope.inference.config.InferenceMetrics;
import io.agnoscope.inference.config.ServiceLife;
import io.agnoscope.inference.worker.Backlog;
import io.agnoscope.inference.worker.InferenceEngine;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what is asked here, and by which checkpoint it is answered. */
@Path("/api/v1/inference")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Singleton
@Tag(name = "inference")
public class InferenceResource {

  private final InferenceConfig config;
  private final InferenceMetrics metrics;
  private final ServiceLife life;

  public InferenceResource(InferenceConfig config, InferenceMetrics metrics, ServiceLife life) {
    this.config = config;
    this.metrics = metrics;
    this.life = life;
  }

  /** The state now. */
  @GET
  @Operation(operationId = "getInference", summary = "Target, serving checkpoint, and what waits")
  public Inference state() {
    InferenceEngine engine = life.engine();
    Optional<Serving> serving = engine.models().current();
    Backlog backlog = engine.backlog();
    return new Inference(
        config.target(),
        serving.map(Serving::checkpoint).orElse(null),
        serving.map(Serving::version).orElse(null),
        engine.models().candidate().map(Serving::checkpoint).orElse(null),
        engine.announcements().verified(),
        engine.announcements().refused(),
        state(engine),
        metrics.trialsAnswered(),
        backlog.trials(),
        backlog.oldestSeconds());
  }

  private static String state(InferenceEngine engine) {
    if (engine.ready()) {
      return "SERVING";
    }
    return engine.models().current().isPresent() ? "WAITING" : "STARTING";
  }

  /**
   * What the service says of itself.
   *
   * @param checkpoint that answers, or null when none is loaded yet
   * @param version of the promoted checkpoint, or null for the one that the service comes with
   * @param candidate that is asked in shadow, or null when none is
   * @param checkpointsVerified whether announced checkpoints must be signed by a trusted key
   * @param refusedAnnouncements versions whose last announcement does not count, with the reason
   * @param state {@code STARTING}, {@code SERVING}, or {@code WAITING} for the broker
   * @param trialsAnswered since the start
   * @param backlog Trials that wait
   */
  public record Inference(
      String target,
      @Nullable String checkpoint,
      @Nullable Integer version,
      @Nullable String candidate,
      boolean checkpointsVerified,
      List<RefusedAnnouncement> refusedAnnouncements,
      String state,
      long trialsAnswered,
      long backlog,
      double oldestTrialSeconds) {}
}
