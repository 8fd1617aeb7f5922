package io.agnoscope.scoring.api;

import io.agnoscope.scoring.operator.BrokerAwayException;
import io.agnoscope.scoring.query.NotReadyException;
import io.agnoscope.scoring.trainer.TrainerAwayException;
import io.agnoscope.scoring.trainer.TrainerRefusedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Makes a problem of whatever a request ends in; what is our fault goes to the log, not to the
 * client.
 */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  @ServerExceptionMapper
  Response refused(ApiException e) {
    return Problem.response(e.status(), String.valueOf(e.getMessage())).build();
  }

  @ServerExceptionMapper
  Response notReady(NotReadyException e) {
    return Problem.response(503, String.valueOf(e.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response brokerAway(BrokerAwayException e) {
    return Problem.response(503, String.valueOf(e.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response trainerAway(TrainerAwayException e) {
    return Problem.response(503, String.valueOf(e.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response trainerRefused(TrainerRefusedException e) {
    return Problem.response(e.status(), String.valueOf(e.getMessage())).build();
  }

  @ServerExceptionMapper
  Response protocol(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return Problem.response(status, detail(status)).build();
  }

  @ServerExceptionMapper
  Response failed(Throwable e) {
    LOG.errorf(e, "A request failed");
    return Problem.response(500, "This is a defect of the service; its log says more").build();
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing here; /q/openapi lists what there is";
      case 405 -> "This method is not for this path; /q/openapi lists what is";
      case 413 -> "The body is larger than any request to this service";
      case 406 -> "The answer is application/json";
      default -> "The request cannot be answered";
    };
  }
}
