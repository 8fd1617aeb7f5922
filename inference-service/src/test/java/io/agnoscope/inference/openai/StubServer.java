package io.agnoscope.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A model server that does what it is told, good or bad. */
public final class StubServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The bodies of what it was asked, the probe's among them. */
  public final List<JsonNode> requests = new CopyOnWriteArrayList<>();

  /** The values of the header Authorization, "" where there was none. */
  public final List<String> keys = new CopyOnWriteArrayList<>();

  /** The values of the header traceparent, "" where there was none. */
  public final List<String> traces = new CopyOnWriteArrayList<>();

  /** The most requests that were there at a time. */
  public final AtomicInteger most = new AtomicInteger();

  private final AtomicInteger now = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Function<JsonNode, Act> acts;

  public StubServer(Function<JsonNode, Act> acts) {
    this(0, acts);
  }

  /** A stub at a port, where one was before. */
  public StubServer(int port, Function<JsonNode, Act> acts) {
    this.acts = acts;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Does this from now on. */
  public void does(Function<JsonNode, Act> next) {
    acts = next;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What is done with one request. */
  @FunctionalInterface
  public interface Act {
    void with(HttpExchange exchange, CountDownLatch closing)
        throws IOException, InterruptedException;
  }

  /** Answers with a status and a body. */
  public static Act status(int status, String body, Map<String, String> headers) {
    return (exchange, closing) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    };
  }

  public static Act status(int status) {
    return status(status, "{\"error\":{\"message\":\"no\",\"type\":\"t\"}}", Map.of());
  }

  public static Act ok(String body) {
    return status(200, body, Map.of());
  }

  /** Takes the request and says nothing until it is closed. */
  public static Act hang() {
    return (exchange, closing) -> closing.await();
  }

  /** Takes the request and ends the connection. */
  public static Act drop() {
    return (exchange, closing) -> exchange.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try (exchange) {
      keys.add(
          String.join("", exchange.getRequestHeaders().getOrDefault("Authorization", List.of())));
      traces.add(
          String.join("", exchange.getRequestHeaders().getOrDefault("traceparent", List.of())));
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      requests.add(body);
      acts.apply(body).with(exchange, closing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      now.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
