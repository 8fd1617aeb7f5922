package io.agnoscope.scoring.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The trainer's state, for a console that reaches this service only. */
@Path("/api/v1/trainer")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TrainerResource {
  private final Optional<TrainerStatus> trainer;

  @Inject
  TrainerResource(TrainerConfig config, ObjectMapper json) {
    this.trainer = config.trainerUrl().map(url -> new TrainerStatus(url, json));
  }

  @GET
  @Operation(summary = "What the trainer is doing")
  @APIResponse(responseCode = "200", description = "What it says, in its own API's terms")
  @APIResponse(
      responseCode = "204",
      description = "No trainer is configured, or it does not answer")
  public Response status() {
    return trainer
        .flatMap(TrainerStatus::ask)
        .map(said -> Response.ok(said).build())
        .orElseGet(() -> Response.noContent().build());
  }
}
