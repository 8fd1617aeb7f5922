package io.agnoscope.trainer.http;

import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.domain.lifecycle.Operator;
import io.agnoscope.trainer.service.TrainerService;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What the trainer is doing, and its operator's orders. */
@Path("/api/v1/trainer")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TrainerResource {

  private static final int MAX_REASON = 500;

  private final TrainerConfig config;
  private final TrainerService service;

  public TrainerResource(TrainerConfig config, TrainerService service) {
    this.config = config;
    this.service = service;
  }

  /**
   * An order about a checkpoint.
   *
   * @param version that it is about
   * @param reason kept with the checkpoint
   */
  public record Order(@Nullable Integer version, @Nullable String reason) {

    String why(String otherwise) {
      String given = reason == null || reason.isBlank() ? otherwise : reason.strip();
      return given.length() <= MAX_REASON ? given : given.substring(0, MAX_REASON);
    }
  }

  @GET
  @Operation(summary = "What the trainer is doing, and what it did")
  public TrainerStatus status() {
    return TrainerStatus.of(config.target(), service);
  }

  /**
   * An order to train.
   *
   * @param reason kept with the run
   * @param seed instead of the configured one
   */
  public record TrainOrder(@Nullable String reason, @Nullable Long seed) {}

  @POST
  @Path("train")
  @Operation(summary = "Start a run now, however few hard examples there are")
  @APIResponse(responseCode = "202", description = "It starts")
  @APIResponse(responseCode = "409", description = "A run is under way, or the trainer is paused")
  public Response train(@Nullable TrainOrder order) {
    TrainOrder given = order == null ? new TrainOrder(null, null) : order;
    String why = new Order(null, given.reason()).why("no reason given");
    Long seed = given.seed();
    Optional<String> refusal =
        service.loop().train(why, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    return refusal.isPresent()
        ? Problem.response(409, "Not possible now", refusal.get())
        : Response.accepted(status()).build();
  }

  @POST
  @Path("pause")
  @Operation(summary = "Start no further run, and give up the one under way")
  public TrainerStatus pause(@Nullable Order order) {
    Order given = order == null ? new Order(null, null) : order;
    service.loop().pause("paused by an operator: " + given.why("no reason given"));
    return status();
  }

  @POST
  @Path("resume")
  @Operation(summary = "Start runs again when there are enough hard examples")
  public TrainerStatus resume() {
    service.loop().resume();
    return status();
  }

  @POST
  @Path("promote")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a Candidate or a rejected checkpoint serve, against the gate if need be")
  @APIResponse(responseCode = "200", description = "It serves")
  @APIResponse(responseCode = "404", description = "There is no such version")
  @APIResponse(responseCode = "409", description = "Its state does not allow it")
  public Response promote(@Nullable Order order) {
    if (order == null || order.version() == null) {
      return Problem.response(400, "No version", "the body is to be {\"version\": number}");
    }
    int version = order.version();
    String why = "promoted by an operator: " + order.why("no reason given");
    return carryOut(() -> service.registry().promote(version, why));
  }

  @POST
  @Path("rollback")
  @Operation(summary = "Take the serving checkpoint out of service; the one before serves again")
  @APIResponse(responseCode = "200", description = "The one before it serves")
  @APIResponse(responseCode = "404", description = "There is no such version")
  @APIResponse(responseCode = "409", description = "It does not serve, or none was before it")
  public Response rollBack(@Nullable Order order) {
    Order given = order == null ? new Order(null, null) : order;
    String why = "rolled back by an operator: " + given.why("no reason given");
    return carryOut(() -> service.registry().rollBack(Optional.ofNullable(given.version()), why));
  }

  private Response carryOut(Supplier<Operator.Outcome> order) {
    if (!service.loop().snapshot().ready()) {
      return Problem.response(503, "Not ready", "the trainer has not read its checkpoints yet");
    }
    return switch (order.get()) {
      case Operator.Outcome.Step step -> Response.ok(status()).build();
      case Operator.Outcome.Unknown(String why) -> Problem.response(404, "No such version", why);
      case Operator.Outcome.Illegal(String why) -> Problem.response(409, "Not possible now", why);
    };
  }
}
