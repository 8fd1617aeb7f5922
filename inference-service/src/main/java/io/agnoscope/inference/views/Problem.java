package io.agnoscope.inference.views;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why Views were not answered, as {@code application/problem+json} (RFC 9457).
 *
 * @param detail what to do about it, for a person
 */
@Schema(description = "Why Views were not answered")
public record Problem(String title, int status, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Response response(RefusedException refused) {
    Response.ResponseBuilder response =
        Response.status(refused.status())
            .type(MEDIA_TYPE)
            .entity(
                new Problem(
                    "The Views were not answered",
                    refused.status(),
                    String.valueOf(refused.getMessage())));
    if (refused.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, Math.max(1, refused.retryAfter().toSeconds()));
    }
    return response.build();
  }
}
