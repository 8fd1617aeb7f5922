package io.agnoscope.scoring.notification;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts requests and says what came of it. Redirects are not followed: they could lead a token
 * elsewhere. Answers are not kept. Thread-safe.
 */
final class Poster implements AutoCloseable {
  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * A poster.
   *
   * @param timeout of a whole request, to the end of the answer
   */
  Poster(Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Posts and waits for the end of the answer.
   *
   * @throws InterruptedException if the waiting was
   */
  Attempt post(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      HttpResponse<Void> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return Attempt.of(
          response.statusCode(), response.headers().firstValue("Retry-After"), clock.instant());
    } catch (TimeoutException e) {
      return new Attempt.Failed(Cause.TIMEOUT);
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case HttpTimeoutException timedOut -> new Attempt.Failed(Cause.TIMEOUT);
        case SSLException tls -> new Attempt.Failed(Cause.TLS);
        case null, default -> new Attempt.Failed(Cause.AWAY);
      };
    } finally {
      // Ends the exchange if it goes on; one that ended is left as it is.
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
