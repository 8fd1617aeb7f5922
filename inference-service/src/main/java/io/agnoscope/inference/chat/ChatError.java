package io.agnoscope.inference.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered.
 *
 * @param status of HTTP
 * @param code short and bounded, fit to be a metric label
 * @param message for a person; says nothing of what was asked
 * @param param the field that it is about, or null
 * @param retryAfter when asking again may help, or null when it does not
 */
record ChatError(
    int status,
    String code,
    String message,
    @Nullable String param,
    @Nullable Duration retryAfter) {

  /** The request is not one that can be answered. */
  static ChatError invalid(String code, String message, @Nullable String param) {
    return new ChatError(400, code, message, param, null);
  }

  /** The same request may be answered later. */
  static ChatError later(String code, String message, Duration after) {
    return new ChatError(503, code, message, null, after);
  }

  /** The class of the error in OpenAI's terms. */
  String type() {
    return status < 500 ? "invalid_request_error" : "server_error";
  }
}
