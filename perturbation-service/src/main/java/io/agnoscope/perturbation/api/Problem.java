package io.agnoscope.perturbation.api;

import io.agnoscope.perturbation.ingest.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a request was not taken, as {@code application/problem+json} (RFC 9457).
 *
 * @param cause a bounded name, the same as in the metrics
 * @param reason what is wrong, for a person
 */
@Schema(description = "Why a request was not taken")
public record Problem(String title, int status, String cause, String reason) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Response response(Refusal refusal) {
    int status = refusal.cause().status();
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MEDIA_TYPE)
            .entity(
                new Problem(
                    "The request was not taken",
                    status,
                    refusal.cause().label(),
                    refusal.reason()));
    return status == 503 ? response.header(HttpHeaders.RETRY_AFTER, "5").build() : response.build();
  }
}
