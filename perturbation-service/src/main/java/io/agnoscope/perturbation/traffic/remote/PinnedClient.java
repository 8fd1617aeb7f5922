package io.agnoscope.perturbation.traffic.remote;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a host at one given address of its: the name is in the request, in the TLS handshake and is
 * what the certificate is checked for, but it is not resolved again. Follows no redirect, uses no
 * proxy, keeps no cookie and no connection.
 */
final class PinnedClient implements AutoCloseable {

  private final HttpClient client;
  private final RemoteLimits limits;

  PinnedClient(Vertx vertx, RemoteLimits limits) {
    this.limits = limits;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                .setKeepAlive(false)
                .setMaxPoolSize(limits.maxConcurrent())
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTracingPolicy(TracingPolicy.IGNORE));
  }

  /**
   * Asks for a picture. To cancel what is returned, or to complete it, closes the connection.
   *
   * @param at an address of the host's that may be connected to
   */
  CompletableFuture<FetchResult> get(RemoteAddress address, InetAddress at) {
    CompletableFuture<FetchResult> result = new CompletableFuture<>();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(SocketAddress.inetSocketAddress(address.port(), at.getHostAddress()))
            .setHost(address.host())
            .setPort(address.port())
            .setSsl(address.secure())
            .setURI(address.path())
            .setFollowRedirects(false)
            .putHeader("Accept", "image/png, image/jpeg, image/gif, image/bmp");
    client
        .request(options)
        .onFailure(failure -> result.complete(unreachable()))
        .onSuccess(request -> {
          var unused = result.whenComplete((done, failure) -> request.reset());
          request
              .exceptionHandler(failure -> result.complete(unreachable()))
              .response()
              .onFailure(failure -> result.complete(unreachable()))
              .onSuccess(response -> new PictureBody(limits.maxBytes(), result).read(response));
          var unusedEnd = request.end();
        });
    return result;
  }

  private static FetchResult unreachable() {
    return new FetchResult.Nothing(RemoteOutcome.UNREACHABLE);
  }

  @Override
  public void close() {
    var unused = client.close();
  }
}
