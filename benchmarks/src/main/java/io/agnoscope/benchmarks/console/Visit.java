package io.agnoscope.benchmarks.console;

import io.agnoscope.benchmarks.process.BenchmarkException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/**
 * One visitor without a cache: asks as a browser does, over six connections of HTTP/1.1 at most,
 * compressed.
 */
final class Visit implements AutoCloseable {
  private static final int CONNECTIONS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI root;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
  private final Set<String> asked = new HashSet<>();
  private long bytes;

  /**
   * A visitor that has nothing yet.
   *
   * @param root the console's address
   */
  Visit(URI root) {
    this.root = root;
  }

  /** Bytes of all answers so far, as they were sent, with their headers. */
  long bytes() {
    return bytes;
  }

  /** How many requests were made so far. */
  int requests() {
    return asked.size();
  }

  /** Asks for what was not asked for yet, all at once, and gives the bodies by their paths. */
  Map<String, String> ask(List<String> paths) throws InterruptedException {
    Map<String, Future<HttpResponse<byte[]>>> waiting = new LinkedHashMap<>();
    for (String path : paths) {
      if (asked.add(path)) {
        waiting.put(
            path, connections.submit(() -> client.send(request(path), BodyHandlers.ofByteArray())));
      }
    }
    Map<String, String> bodies = new LinkedHashMap<>();
    for (Map.Entry<String, Future<HttpResponse<byte[]>>> one : waiting.entrySet()) {
      bodies.put(one.getKey(), taken(one.getKey(), one.getValue()));
    }
    return bodies;
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(root.resolve(path))
        .header("Accept-Encoding", "gzip")
        .timeout(PATIENCE)
        .build();
  }

  private String taken(String path, Future<HttpResponse<byte[]>> answer)
      throws InterruptedException {
    try {
      HttpResponse<byte[]> response = answer.get();
      if (response.statusCode() != 200) {
        throw new BenchmarkException(path + " answered " + response.statusCode());
      }
      bytes += response.body().length + headerBytes(response);
      return text(response);
    } catch (ExecutionException | IOException e) {
      throw new BenchmarkException(path + " cannot be read: " + e.getMessage());
    }
  }

  /** Names, values, and what is between them in HTTP/1.1. */
  private static long headerBytes(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
        .mapToLong(line -> line.length() + 2)
        .sum();
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      try (GZIPInputStream stream =
          new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    connections.close();
    client.close();
  }
}
