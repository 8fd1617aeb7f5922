package io.agnoscope.scoring.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agnoscope.scoring.trainer.Trainer;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The trainer's state and orders, for a console that reaches this service only. */
@Path("/api/v1/trainer")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TrainerResource {
  private static final String REFUSED = "The trainer says why it cannot do this now";

  /** Has a call of its own, and grows with every run. */
  private static final String LINEAGE = "checkpoints";

  private final Trainer trainer;
  private final OperatorDesk desk;
  private final ObjectMapper json;

  @Inject
  TrainerResource(Trainer trainer, OperatorDesk desk, ObjectMapper json) {
    this.trainer = trainer;
    this.desk = desk;
    this.json = json;
  }

  @GET
  @Operation(
      summary = "What the trainer is doing",
      description = "In its own API's terms. 503 when it is away, or none is configured.")
  @APIResponse(
      responseCode = "200",
      description = "Its state, the run under way, and what is missing for the next one",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public JsonNode status() {
    return shown(trainer.read(""));
  }

  @GET
  @Path("/checkpoints")
  @Operation(
      summary = "The trainer's own lineage, the newest version first",
      description =
          "Which checkpoint serves, whose weights are still kept, with which settings each was trained, and what its"
              + " gate found. 503 when the trainer is away, or none is configured.")
  @APIResponse(
      responseCode = "200",
      description = "All checkpoints of its target",
      content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
  public JsonNode checkpoints() {
    return trainer.read("/checkpoints");
  }

  @POST
  @Path("/train")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start a run now, however few hard examples there are")
  @APIResponse(responseCode = "202", description = "It starts")
  @APIResponse(responseCode = "409", description = REFUSED)
  public Response train(
      @RequestBody(content = @Content(schema = @Schema(implementation = TrainerOrder.class)))
          byte[] body) {
    return Response.accepted(order("/train", reason(read(body)))).build();
  }

  @POST
  @Path("/pause")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start no further run, and give up the one under way")
  @APIResponse(responseCode = "200", description = "It is paused")
  public JsonNode pause(
      @RequestBody(content = @Content(schema = @Schema(implementation = TrainerOrder.class)))
          byte[] body) {
    return order("/pause", reason(read(body)));
  }

  @POST
  @Path("/resume")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start runs again when there are enough hard examples")
  @APIResponse(responseCode = "200", description = "It goes on")
  public JsonNode resume(
      @RequestBody(content = @Content(schema = @Schema(implementation = TrainerOrder.class)))
          byte[] body) {
    return order("/resume", reason(read(body)));
  }

  @POST
  @Path("/promote")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a Candidate, one in shadow or a rejected checkpoint serve",
      description = "Against the gate if need be.")
  @APIResponse(responseCode = "200", description = "It serves")
  @APIResponse(responseCode = "409", description = REFUSED)
  public JsonNode promote(
      @RequestBody(content = @Content(schema = @Schema(implementation = TrainerOrder.class)))
          byte[] body) {
    return order("/promote", about(read(body)));
  }

  @POST
  @Path("/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Take the serving checkpoint out of service; the one before it serves again")
  @APIResponse(responseCode = "200", description = "The one before it serves")
  @APIResponse(responseCode = "409", description = REFUSED)
  public JsonNode rollBack(
      @RequestBody(content = @Content(schema = @Schema(implementation = TrainerOrder.class)))
          byte[] body) {
    return order("/rollback", about(read(body)));
  }

  private JsonNode order(String path, ObjectNode order) {
    return shown(trainer.order(path, order));
  }

  private TrainerOrder read(byte[] body) {
    return desk.read(body, TrainerOrder.class);
  }

  private ObjectNode about(TrainerOrder order) {
    return reason(order).put("version", order.ofVersion());
  }

  private ObjectNode reason(TrainerOrder order) {
    return json.createObjectNode().put("reason", order.reason(desk));
  }

  private static JsonNode shown(JsonNode status) {
    return status instanceof ObjectNode object ? object.without(LINEAGE) : status;
  }
}
