package io.agnoscope.trainer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes a {@link Problem} of what fails: never a stack trace. */
public final class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response unreadable(JsonProcessingException failure) {
    return Problem.response(400, "The body is not readable", "it is to be a JSON object");
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    String detail =
        switch (status) {
          case 400 -> "the body is to be a JSON object";
          case 404 -> "there is nothing here; the trainer is at /api/v1/trainer";
          case 405 -> "this is not done with that method";
          case 415 -> "the body is to be application/json";
          default -> "";
        };
    return Problem.response(status, "The request was not carried out", detail);
  }

  @ServerExceptionMapper
  Response brokerAway(KafkaException failure) {
    LOG.warnf("An order could not be written down. cause=%s", failure.getMessage());
    return Problem.response(
        503, "The broker did not take the step", "nothing has changed; try again");
  }

  @ServerExceptionMapper
  Response failed(RuntimeException failure) {
    LOG.error("A request failed.", failure);
    return Problem.response(500, "The service failed", "its log says how");
  }
}
