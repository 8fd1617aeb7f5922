package io.agnoscope.scoring.api;

import io.agnoscope.scoring.tryout.TryResource;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Keeps the bodies of requests small but where a picture may come. The server's own limit is one
 * for all paths, and is that of the largest.
 */
public final class BodyLimits {
  /** Bytes of what operators say, at most. */
  static final long MOST_BYTES = 64 << 10;

  /** After the server's own limit was looked at, before anything of the body is read. */
  private static final int EARLY = 1;

  void register(@Observes Filters filters) {
    filters.register(BodyLimits::limit, EARLY);
  }

  private static void limit(RoutingContext request) {
    if (request.normalizedPath().equals(TryResource.PATH)) {
      request.next();
      return;
    }
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      // Counted while it is read.
      request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_BYTES);
    } else if (length.length() > 18 || Long.parseLong(length) > MOST_BYTES) {
      HttpServerResponse response = request.response();
      response.putHeader(HttpHeaders.CONNECTION, "close");
      response.setStatusCode(413).end();
      return;
    }
    request.next();
  }
}
