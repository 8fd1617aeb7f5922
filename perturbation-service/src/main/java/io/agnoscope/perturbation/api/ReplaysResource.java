package io.agnoscope.perturbation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.config.Role;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import io.agnoscope.perturbation.replay.OrderReader;
import io.agnoscope.perturbation.replay.ReplayStatus;
import io.agnoscope.perturbation.replay.Replays;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks past periods of Samples again. */
@Path("/api/v1/replays")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Blocking
@Singleton
@Tag(name = "replays")
public class ReplaysResource {

  private static final int BODY_BYTES = 64 << 10;
  private static final ObjectReader ORDER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(OrderReader.Request.class);

  private final Replays replays;
  private final OrderReader orders;
  private final PerturbationConfig config;
  private final PerturbationMetrics metrics;

  public ReplaysResource(
      Replays replays, OrderReader orders, PerturbationConfig config, PerturbationMetrics metrics) {
    this.replays = replays;
    this.orders = orders;
    this.config = config;
    this.metrics = metrics;
  }

  /** Starts a replay. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startReplay",
      summary = "Ask the Samples of a past period again",
      description =
          "Makes Trials of them with the present catalogue under a run of their own, one replay at"
              + " a time. Their figures are told apart from live ones by the run.")
  @RequestBody(content = @Content(schema = @Schema(implementation = OrderReader.Request.class)))
  @APIResponse(responseCode = "202", description = "It runs")
  @APIResponse(responseCode = "409", description = "Another replay runs")
  @APIResponse(responseCode = "422", description = "The order makes no sense")
  public Response start(InputStream body) {
    return answer(() -> {
      ReplayStatus started = replays.start(orders.read(request(body)));
      return Response.accepted(started)
          .location(URI.create("/api/v1/replays/" + started.run()))
          .build();
    });
  }

  /** Every replay that is known of. */
  @GET
  @Operation(
      operationId = "listReplays",
      summary = "The replays that are known of, the newest first")
  @APIResponse(responseCode = "200", description = "At most 100, of the last days")
  public Response list() {
    return answer(() -> Response.ok(replays.all()).build());
  }

  /** How one stands. */
  @GET
  @Path("/{run}")
  @Operation(operationId = "replay", summary = "How far a replay came")
  @APIResponse(responseCode = "200", description = "As it stands")
  @APIResponse(responseCode = "404", description = "No replay of the name is known of")
  public Response status(@PathParam("run") String run) {
    return answer(() -> told(replays.find(run)));
  }

  /** Calls one off. */
  @DELETE
  @Path("/{run}")
  @Operation(
      operationId = "cancelReplay",
      summary = "Call a replay off",
      description = "Trials that were written are answered. One that has ended stays as it is.")
  @APIResponse(responseCode = "200", description = "How it ended")
  @APIResponse(responseCode = "404", description = "No replay of the name is known of")
  @APIResponse(responseCode = "409", description = "Another instance runs it")
  public Response cancel(@PathParam("run") String run) {
    return answer(() -> told(replays.cancel(run)));
  }

  private static Response told(Optional<ReplayStatus> status) throws RefusedException {
    return Response.ok(
            status.orElseThrow(() ->
                new RefusedException(
                    RefusalCause.UNKNOWN_RUN, "no replay of the name is known of")))
        .build();
  }

  private static OrderReader.Request request(InputStream body) throws RefusedException {
    try {
      byte[] bytes = body.readNBytes(BODY_BYTES + 1);
      if (bytes.length > BODY_BYTES) {
        throw new RefusedException(
            RefusalCause.BODY_TOO_LARGE, "an order has at most " + BODY_BYTES + " bytes");
      }
      OrderReader.Request request = ORDER.readValue(bytes);
      if (request == null) {
        throw new RefusedException(RefusalCause.EMPTY_BODY, "an order is a JSON object");
      }
      return request;
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          RefusalCause.MALFORMED_JSON,
          "an order is a JSON object with from, to and maybe run, source, target, limit");
    } catch (IOException e) {
      throw new RefusedException(RefusalCause.BODY_CUT_SHORT, "the body could not be read");
    }
  }

  private interface Work {
    Response answer() throws RefusedException, InterruptedException;
  }

  private Response answer(Work work) {
    if (!config.has(Role.PERTURB)) {
      return refuse(new Refusal(RefusalCause.ROLE_OFF, "this instance makes no Trials"));
    }
    try {
      return work.answer();
    } catch (RefusedException e) {
      return refuse(e.refusal());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refuse(new Refusal(RefusalCause.BUSY, "the service ends"));
    }
  }

  private Response refuse(Refusal refusal) {
    metrics.refused(refusal.cause());
    return Problem.response(refusal);
  }
}
