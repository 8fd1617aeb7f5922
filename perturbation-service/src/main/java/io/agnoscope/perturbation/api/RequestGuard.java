package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationConfig;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.config.Role;
import io.agnoscope.perturbation.ingest.LimitedBody;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.Room;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets requests to ingest in: where that role runs, within the limits, so many at a time. */
@Singleton
public class RequestGuard {

  private final PerturbationConfig config;
  private final PerturbationMetrics metrics;
  private final IngestGate gate;

  public RequestGuard(PerturbationConfig config, PerturbationMetrics metrics, IngestGate gate) {
    this.config = config;
    this.metrics = metrics;
    this.gate = gate;
  }

  /**
   * Does the work of a request, or says why not.
   *
   * @param length that the request says it has, or null
   * @param work is given the room that the body may take up
   */
  Response run(@Nullable Long length, Function<Room, Response> work) {
    if (!config.has(Role.INGEST)) {
      return refuse(RefusalCause.ROLE_OFF, "this instance takes no Samples");
    }
    long maxBytes = config.ingest().maxBodyBytes();
    if (length != null && length > maxBytes) {
      return refuse(RefusalCause.BODY_TOO_LARGE, "a body has at most " + maxBytes + " bytes");
    }
    var room = gate.reserve(length == null ? 0 : length);
    if (room.isEmpty()) {
      return refuse(RefusalCause.BUSY, "as many bytes as are read at a time are being read");
    }
    try (var reservation = room.get()) {
      return work.apply(reservation);
    }
  }

  /** Counts and answers a refusal. */
  Response refuse(RefusalCause cause, String reason) {
    metrics.refused(cause);
    return Problem.response(new Refusal(cause, reason));
  }

  /** The body, as far as it is taken. */
  InputStream limited(InputStream body) {
    return new LimitedBody(body, config.ingest().maxBodyBytes());
  }

  /** Why a body could not be read. */
  static RefusalCause broken(Exception failure) {
    return switch (failure) {
      case LimitedBody.TooLargeException tooLarge -> RefusalCause.BODY_TOO_LARGE;
      case Room.ExhaustedException exhausted -> RefusalCause.BUSY;
      default -> RefusalCause.BODY_CUT_SHORT;
    };
  }
}
