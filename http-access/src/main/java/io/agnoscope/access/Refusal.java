package io.agnoscope.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * A request that is not let in, as a problem of RFC 9457.
 *
 * @param detail what to do about it, for a person to read
 */
record Refusal(int status, String title, String detail) {
  /** Somebody who does not say who they are, or not in a way that holds. */
  static final Refusal UNKNOWN =
      new Refusal(
          401,
          "Unauthorized",
          "This needs a token: sign in to the console, or send Authorization: Bearer with one that is valid");

  /** Somebody who may not do this. */
  static final Refusal NOT_ALLOWED =
      new Refusal(
          403, "Forbidden", "Your role is not among those that may do this: docs/security.md");

  /** Nobody can say at present who somebody is. */
  static final Refusal ISSUER_AWAY =
      new Refusal(
          503,
          "Service Unavailable",
          "Who you are cannot be checked at present: the issuer of tokens does not answer. Ask again soon");

  /** Answers with it; the rest of the request's body is thrown away. */
  void answer(RoutingContext call) {
    HttpServerResponse response = call.response();
    if (response.ended()) {
      return;
    }
    call.request().resume();
    response.setStatusCode(status);
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (status == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "5");
    }
    response.end(
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .encode());
  }
}
