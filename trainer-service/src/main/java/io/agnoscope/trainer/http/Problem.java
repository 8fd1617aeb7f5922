package io.agnoscope.trainer.http;

import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a request was not carried out, as {@code application/problem+json} (RFC 9457). */
@Schema(description = "Why a request was not carried out")
public record Problem(String title, int status, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Response response(int status, String title, String detail) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem(title, status, detail))
        .build();
  }
}
