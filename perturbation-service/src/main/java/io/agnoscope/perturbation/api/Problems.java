package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.ingest.Refusal;
import io.agnoscope.perturbation.ingest.RefusalCause;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a {@link Problem} of what fails before or beside the endpoints: never a stack trace. */
@Singleton
public class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final PerturbationMetrics metrics;

  public Problems(PerturbationMetrics metrics) {
    this.metrics = metrics;
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    return switch (status) {
      case 413 -> problem(RefusalCause.BODY_TOO_LARGE, "the body is too large");
      case 415 ->
          problem(
              RefusalCause.UNSUPPORTED_MEDIA_TYPE,
              "a Sample is sent as application/json, many as application/x-ndjson");
      case 404 ->
          problem(RefusalCause.NOT_FOUND, "there is nothing here; Samples go to /v1/samples");
      default -> failure.getResponse();
    };
  }

  @ServerExceptionMapper
  Response failed(RuntimeException failure) {
    LOG.error("a request failed", failure);
    return problem(RefusalCause.INTERNAL, "the service failed; its log says how");
  }

  private Response problem(RefusalCause cause, String reason) {
    metrics.refused(cause);
    return Problem.response(new Refusal(cause, reason));
  }
}
