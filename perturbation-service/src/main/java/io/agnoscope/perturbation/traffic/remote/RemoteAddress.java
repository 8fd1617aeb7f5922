package io.agnoscope.perturbation.traffic.remote;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture's address, taken apart. Its fragment is no part of a request.
 *
 * @param host in lower case
 * @param path with the query; written nowhere but in the request
 */
record RemoteAddress(boolean secure, String host, int port, String path) {

  /** The address, if it is of the web: http or https, a plain host, no user. */
  static Optional<RemoteAddress> of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!(secure || scheme.equals("http"))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    int port = uri.getPort() < 0 ? schemePort(secure) : uri.getPort();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return Optional.of(
        new RemoteAddress(secure, uri.getHost().toLowerCase(Locale.ROOT), port, path + query));
  }

  boolean allowedBy(AllowedHosts hosts) {
    return hosts.allows(host, port, schemePort(secure));
  }

  private static int schemePort(boolean secure) {
    return secure ? 443 : 80;
  }

  /** Names the host alone: the rest may hold a secret. */
  @Override
  public String toString() {
    return host;
  }
}
