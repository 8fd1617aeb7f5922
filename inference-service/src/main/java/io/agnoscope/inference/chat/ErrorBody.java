package io.agnoscope.inference.chat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a request was not answered, in the form of OpenAI's API. */
@Schema(description = "Why a request was not answered")
public record ErrorBody(Detail error) {

  /**
   * What was wrong.
   *
   * @param type {@code invalid_request_error} or {@code server_error}
   * @param param the field that it is about, or null
   * @param code a bounded name, the same as in the metrics
   */
  public record Detail(String message, String type, @Nullable String param, String code) {}

  static Response response(ChatError error) {
    Response.ResponseBuilder response =
        Response.status(error.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(
                new ErrorBody(
                    new Detail(error.message(), error.type(), error.param(), error.code())));
    if (error.retryAfter() != null) {
      // In whole seconds, and never none.
      long seconds = Math.max(1, (error.retryAfter().toMillis() + 999) / 1000);
      response.header(HttpHeaders.RETRY_AFTER, seconds);
    }
    return response.build();
  }
}
