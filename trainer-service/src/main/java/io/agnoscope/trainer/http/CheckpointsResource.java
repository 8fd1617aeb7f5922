package io.agnoscope.trainer.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.service.TrainerService;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The lineage of the target's checkpoints. */
@Path("/api/v1/trainer/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CheckpointsResource {

  private final TrainerService service;
  private final ObjectMapper json;

  public CheckpointsResource(TrainerService service, ObjectMapper json) {
    this.service = service;
    this.json = json;
  }

  /**
   * One checkpoint at its last known step.
   *
   * @param parent id of the one that it was trained from; null of the first
   * @param sha256 of its weights
   * @param kept whether its weights are still there
   * @param serving whether it serves
   * @param run what it was trained with; null when its manifest does not say
   * @param gate what its gate found; null when there was none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      int version,
      String checkpoint,
      @Nullable String parent,
      String sha256,
      String state,
      String reason,
      Instant at,
      boolean kept,
      boolean serving,
      @Nullable JsonNode run,
      @Nullable JsonNode gate) {}

  @GET
  @Operation(summary = "All checkpoints of the target, the newest version first")
  public List<Row> all() {
    var lineage = service.registry().lineage();
    int serving = lineage.serving().map(step -> step.identity().version()).orElse(0);
    return lineage.all().reversed().stream().map(step -> row(step, serving)).toList();
  }

  private Row row(CheckpointLifecycle step, int serving) {
    TrainerStatus.CheckpointRow shown = TrainerStatus.CheckpointRow.of(step);
    JsonNode manifest = manifest(step);
    return new Row(
        shown.version(),
        shown.checkpoint(),
        shown.parent(),
        step.identity().sha256(),
        shown.state(),
        shown.reason(),
        shown.at(),
        service.holds(step.identity()),
        shown.version() == serving,
        manifest.get("run"),
        manifest.get("gate"));
  }

  /** A manifest that is none says nothing; the topic has it as it was written. */
  private JsonNode manifest(CheckpointLifecycle step) {
    try {
      return json.readTree(step.manifest());
    } catch (JsonProcessingException e) {
      return json.createObjectNode();
    }
  }
}
