package io.agnoscope.scoring.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites' pages from changing something through the browser of somebody who can reach
 * this service: a form cannot send JSON, and a script that does names its origin.
 */
public final class SameOrigin {
  /** What changes nothing. */
  static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @ServerRequestFilter
  void guard(ContainerRequestContext request, HttpServerRequest connection) {
    if (SAFE.contains(request.getMethod())) {
      return;
    }
    MediaType type = request.getMediaType();
    if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      throw ApiException.unsupportedMediaType("The body is application/json, and says so");
    }
    String origin = request.getHeaderString("Origin");
    HostAndPort asked = connection.authority();
    if (origin != null && !own(origin, asked == null ? null : asked.toString())) {
      throw ApiException.forbidden("Pages of another origin may not change anything here");
    }
  }

  /** Whether an Origin header names this very host and port; the scheme may end at a proxy. */
  static boolean own(String origin, @Nullable String authority) {
    if (authority == null || !(origin.startsWith("http://") || origin.startsWith("https://"))) {
      return false;
    }
    try {
      return authority.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
