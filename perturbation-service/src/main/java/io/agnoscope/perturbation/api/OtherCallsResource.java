package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.openai.OtherCalls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Counts what else a gateway mirrors when it mirrors a whole API: audio, embeddings and so on.
 * Whatever the call, the mirror is told that all is well.
 */
@Path("/v1/{call: .+}")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Tag(name = "mirror")
public class OtherCallsResource {

  private final MirrorIntake intake;

  public OtherCallsResource(MirrorIntake intake) {
    this.intake = intake;
  }

  /** Counts a call by its kind. */
  @POST
  @RunOnVirtualThread
  @Operation(
      operationId = "postOther",
      summary = "Mirror any other call",
      description = "It is counted by its kind as unsupported, and thrown away unread.")
  @APIResponse(responseCode = "202", description = "outcome: unsupported, cause: its kind")
  public Response post(
      @PathParam("call") String path, @BeanParam MirrorCall call, InputStream body) {
    return intake.pass(OtherCalls.kind(path), call, body);
  }

  /** Counts a call by its kind. */
  @PUT
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response put(
      @PathParam("call") String path, @BeanParam MirrorCall call, InputStream body) {
    return intake.pass(OtherCalls.kind(path), call, body);
  }

  /** Counts a call by its kind. */
  @PATCH
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response patch(
      @PathParam("call") String path, @BeanParam MirrorCall call, InputStream body) {
    return intake.pass(OtherCalls.kind(path), call, body);
  }

  /** Counts a call by its kind. */
  @GET
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response get(@PathParam("call") String path, @BeanParam MirrorCall call) {
    return intake.pass(OtherCalls.kind(path), call, InputStream.nullInputStream());
  }

  /** Counts a call by its kind. */
  @DELETE
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Response delete(@PathParam("call") String path, @BeanParam MirrorCall call) {
    return intake.pass(OtherCalls.kind(path), call, InputStream.nullInputStream());
  }
}
