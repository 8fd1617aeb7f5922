package io.agnoscope.scoring.services;

import io.agnoscope.access.ServiceToken;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Another service, asked over HTTP in bounded time and bytes. Thread-safe. */
public final class Service {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final String name;
  private final @Nullable String address;
  private final ServiceToken token;
  private final HttpClient client;

  /**
   * A service at an address.
   *
   * @param name as people know it, for example "perturbation-service"
   * @param address empty when nobody said where it is
   * @param token that is shown to it
   */
  public Service(String name, Optional<String> address, ServiceToken token) {
    this.token = token;
    this.name = name;
    this.address = address.map(url -> url.replaceAll("/+$", "")).orElse(null);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether somebody said where it is. */
  public boolean known() {
    return address != null;
  }

  /**
   * What it answers to a GET.
   *
   * @param path with the query, from the address on
   * @param patience until the whole answer is here
   * @param mostBytes that an answer may have
   */
  public Said get(String path, Duration patience, int mostBytes)
      throws AwayException, InterruptedException {
    return send(request(path).GET().build(), patience, mostBytes);
  }

  /** What it answers to JSON that is posted; otherwise as {@link #get}. */
  public Said post(String path, byte[] json, Duration patience, int mostBytes)
      throws AwayException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build(),
        patience,
        mostBytes);
  }

  private HttpRequest.Builder request(String path) throws AwayException {
    if (address == null) {
      throw new AwayException("Nobody said where " + name + " is");
    }
    return token.shownIn(
        HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "application/json"));
  }

  private Said send(HttpRequest request, Duration patience, int mostBytes)
      throws AwayException, InterruptedException {
    // The client's own limit ends with the headers; the body has to be here in time as well.
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      HttpResponse<byte[]> response = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Said(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new AwayException(name + " did not answer in " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new AwayException(name + " does not answer as it should: " + kind(e.getCause()));
    }
  }

  /** No more than the kind: a message may hold the address. */
  private static String kind(@Nullable Throwable why) {
    return switch (why) {
      case ConnectException away -> "nobody listens there";
      case HttpTimeoutException late -> "it takes no connection";
      case null, default -> "the connection broke, or the answer is too large";
    };
  }
}
