package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.config.Role;
import io.agnoscope.perturbation.erasure.Erasure;
import io.agnoscope.perturbation.ingest.Limits;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erases Samples. */
@Path("/v1/samples")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Blocking
@Singleton
@Tag(name = "samples")
public class ErasureResource {

  private static final List<String> SAMPLE =
      List.of("pictures", "samples", "answers", "hard-examples");
  private static final String DEAD_LETTERS = "dead-letters";

  private final Erasure erasure;
  private final PerturbationConfig config;
  private final PerturbationMetrics metrics;

  public ErasureResource(Erasure erasure, PerturbationConfig config, PerturbationMetrics metrics) {
    this.erasure = erasure;
    this.config = config;
    this.metrics = metrics;
  }

  /** Erases one Sample. The answer is the same whether there was one or not. */
  @DELETE
  @Path("/{id:.+}")
  @Operation(
      operationId = "eraseSample",
      summary = "Erase a Sample",
      description =
          "Removes its pictures and marks its records, and the dead letters that name it, as gone."
              + " An id that never was is answered like any other.")
  @APIResponse(responseCode = "200", description = "All is done")
  @APIResponse(
      responseCode = "202",
      description = "The Sample is erased; the search through the dead letters goes on")
  @APIResponse(responseCode = "503", description = "Not known to be done: send it again")
  public Response erase(@PathParam("id") String id) {
    return erased(id);
  }

  /** Erases one Sample whose id cannot stand in a path, as {@code ..} cannot. */
  @DELETE
  @Operation(
      operationId = "eraseSampleByQuery",
      summary = "Erase a Sample whose id cannot stand in a path",
      description = "The same, with the id as a parameter: paths with dot segments are shortened.")
  @APIResponse(responseCode = "200", description = "All is done")
  @APIResponse(
      responseCode = "202",
      description = "The Sample is erased; the search through the dead letters goes on")
  @APIResponse(responseCode = "503", description = "Not known to be done: send it again")
  public Response eraseByQuery(@QueryParam("id") @DefaultValue("") String id) {
    return erased(id);
  }

  private Response erased(String id) {
    if (!config.has(Role.INGEST)) {
      return refuse(RefusalCause.ROLE_OFF, "this instance takes no Samples");
    }
    if (id.isBlank() || id.length() > Limits.ID_CHARS) {
      return refuse(RefusalCause.INVALID_ID, "an id has 1 to " + Limits.ID_CHARS + " characters");
    }
    return switch (erasure.erase(id)) {
      case DONE ->
          Response.ok(
                  new ErasureReceipt(
                      List.of("pictures", "samples", "answers", "hard-examples", DEAD_LETTERS),
                      List.of()))
              .build();
      case SEARCHING ->
          Response.accepted(new ErasureReceipt(SAMPLE, List.of(DEAD_LETTERS))).build();
      case BUSY -> refuse(RefusalCause.BUSY, "as many erasures as may wait are waiting");
      case FAILED ->
          refuse(RefusalCause.ERASURE_FAILED, "the erasure is not known to be done; send it again");
    };
  }

  private Response refuse(RefusalCause cause, String reason) {
    metrics.refused(cause);
    return Problem.response(new Refusal(cause, reason));
  }

  /**
   * How far the erasure came.
   *
   * @param erased what is gone
   * @param continuing what is still being searched
   */
  public record ErasureReceipt(List<String> erased, List<String> continuing) {}
}
