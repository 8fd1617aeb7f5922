package io.agnoscope.scoring.query;

import io.agnoscope.access.ServiceToken;
import io.agnoscope.scoring.query.ShareFormat.MalformedShareException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Asks the other instances of this service, all at once, for their shares. Thread-safe. */
@Singleton
final class OtherInstances {
  /**
   * What came of asking.
   *
   * @param shares of those that answered
   * @param silent the others, each with why
   */
  record Replies<V>(List<Share<V>> shares, List<String> silent) {}

  private record Asked(HostInfo host, CompletableFuture<HttpResponse<byte[]>> reply) {}

  private final KafkaStreams streams;
  private final HostInfo self;
  private final Duration timeout;
  private final int mostBytes;
  private final ServiceToken token;
  private final HttpClient client;

  @Inject
  OtherInstances(KafkaStreams streams, ClusterConfig config, ServiceToken token) {
    this.token = token;
    this.streams = streams;
    this.self = HostInfo.buildFromEndpoint(config.advertisedHost() + ":" + config.advertisedPort());
    this.timeout = config.timeout();
    this.mostBytes = config.maxResponseBytes();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Asks whoever works on partitions of a store.
   *
   * @param path of the question, with its query
   */
  <V> Replies<V> ask(String store, String path, ShareFormat<V> format) {
    List<Asked> asked =
        hosts(store).stream()
            .map(host ->
                new Asked(
                    host,
                    client.sendAsync(
                        request(host, path),
                        HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofByteArray(), mostBytes))))
            .toList();
    List<Share<V>> shares = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    long deadline = System.nanoTime() + timeout.toNanos();
    for (Asked one : asked) {
      try {
        shares.add(reply(one, format, deadline));
      } catch (UnansweredException e) {
        silent.add(one.host().host() + ":" + one.host().port() + " " + e.getMessage());
      }
    }
    return new Replies<>(shares, silent);
  }

  @PreDestroy
  void stop() {
    client.shutdownNow();
  }

  private List<HostInfo> hosts(String store) {
    try {
      return streams.streamsMetadataForStore(store).stream()
          .filter(instance -> instance.stateStoreNames().contains(store))
          .map(StreamsMetadata::hostInfo)
          .filter(host -> !host.equals(self) && !host.equals(HostInfo.unavailable()))
          .sorted((a, b) -> a.toString().compareTo(b.toString()))
          .toList();
    } catch (IllegalStateException e) {
      throw new NotReadyException("The figures cannot be read: this instance starts or stops", e);
    }
  }

  private HttpRequest request(HostInfo host, String path) {
    String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
    return token
        .shownIn(
            HttpRequest.newBuilder(URI.create("http://" + name + ":" + host.port() + path))
                .timeout(timeout)
                .header("Accept", ShareFormat.MEDIA_TYPE))
        .GET()
        .build();
  }

  /** Why an instance gave no share. */
  private static final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    UnansweredException(String reason, Throwable cause) {
      super(reason, cause);
    }

    UnansweredException(String reason) {
      super(reason);
    }
  }

  private <V> Share<V> reply(Asked asked, ShareFormat<V> format, long deadline)
      throws UnansweredException {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      HttpResponse<byte[]> response = asked.reply().get(left, TimeUnit.NANOSECONDS);
      if (response.statusCode() != 200) {
        throw new UnansweredException("answers with status " + response.statusCode());
      }
      return format.read(response.body());
    } catch (TimeoutException e) {
      asked.reply().cancel(true);
      throw new UnansweredException("does not answer within " + timeout, e);
    } catch (MalformedShareException e) {
      throw new UnansweredException("answers with something else", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw unanswered(cause == null ? e : cause);
    } catch (InterruptedException e) {
      asked.reply().cancel(true);
      Thread.currentThread().interrupt();
      throw new UnansweredException("was not waited for", e);
    }
  }

  private UnansweredException unanswered(Throwable why) {
    return switch (why) {
      case HttpTimeoutException e ->
          new UnansweredException("does not answer within " + timeout, e);
      case ConnectException e -> new UnansweredException("cannot be reached", e);
      case IOException e ->
          new UnansweredException(
              "breaks off, or answers with more than " + mostBytes + " bytes", e);
      default -> new UnansweredException("fails with " + why.getClass().getSimpleName(), why);
    };
  }
}
