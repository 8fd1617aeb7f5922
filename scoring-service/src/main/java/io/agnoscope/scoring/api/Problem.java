package io.agnoscope.scoring.api;

import jakarta.ws.rs.core.Response;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type always about:blank: the status says the kind
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what to do about it, for a person to read
 */
public record Problem(String type, String title, int status, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Response.ResponseBuilder response(int status, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("about:blank", title, status, detail));
  }
}
