package io.agnoscope.trainer.http;

import io.agnoscope.trainer.domain.revocation.Revoked;
import io.agnoscope.trainer.http.TrainerResource.Order;
import io.agnoscope.trainer.service.Revocations.Consequences;
import io.agnoscope.trainer.service.TrainerService;
import io.agnoscope.trainer.store.RevocationFile;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Whose Samples are not to be learned from any more. */
@Path("/api/v1/trainer")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SourcesResource {

  private static final int MAX_NAME = 200;

  private final TrainerService service;

  public SourcesResource(TrainerService service) {
    this.service = service;
  }

  @GET
  @Path("revocations")
  @Operation(summary = "What was revoked, the oldest first")
  public List<RevocationFile.Entry> revocations() {
    return service.revocations().all();
  }

  @POST
  @Path("sources/{source}/revoke")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Learn nothing more from a source, and stop using every checkpoint that did")
  @APIResponse(
      responseCode = "200",
      description = "What followed",
      content = @Content(schema = @Schema(implementation = Consequences.class)))
  @APIResponse(responseCode = "400", description = "Not a source that can be revoked")
  public Response revokeSource(@PathParam("source") String source, @Nullable Order order) {
    return revoke(source, () -> new Revoked.Source(source), order);
  }

  @POST
  @Path("tenants/{tenant}/revoke")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Learn nothing more from a tenant, and stop using every checkpoint that did")
  @APIResponse(
      responseCode = "200",
      description = "What followed",
      content = @Content(schema = @Schema(implementation = Consequences.class)))
  @APIResponse(responseCode = "400", description = "Not a tenant's name")
  public Response revokeTenant(@PathParam("tenant") String tenant, @Nullable Order order) {
    return revoke(tenant, () -> new Revoked.Tenant(tenant), order);
  }

  private Response revoke(String name, Supplier<? extends Revoked> who, @Nullable Order order) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      return Problem.response(400, "No name", "a name has 1 to " + MAX_NAME + " characters");
    }
    if (!service.loop().snapshot().ready()) {
      return Problem.response(503, "Not ready", "the trainer has not read its checkpoints yet");
    }
    Revoked revoked;
    try {
      revoked = who.get();
    } catch (IllegalArgumentException e) {
      return Problem.response(400, "Not to be revoked", String.valueOf(e.getMessage()));
    }
    String why = (order == null ? new Order(null, null) : order).why("no reason given");
    return Response.ok(service.revoke(revoked, why)).build();
  }
}
