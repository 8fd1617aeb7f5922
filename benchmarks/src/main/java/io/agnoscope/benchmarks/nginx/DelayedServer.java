package io.agnoscope.benchmarks.nginx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers every request with the same completion after a fixed time: the stub of a model server.
 */
final class DelayedServer implements AutoCloseable {

  private static final byte[] COMPLETION =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "choices": [{"index": 0, \
      "message": {"role": "assistant", "content": "B"}, "finish_reason": "stop"}]}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder requests = new LongAdder();
  private final HttpServer server;
  private final Duration delay;

  private DelayedServer(HttpServer server, Duration delay) {
    this.server = server;
    this.delay = delay;
  }

  /** Starts one on a free port. */
  static DelayedServer start(Duration delay) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    DelayedServer delayed = new DelayedServer(server, delay);
    server.setExecutor(delayed.threads);
    server.createContext("/", delayed::answer);
    server.start();
    return delayed;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Requests that were read whole. */
  long requests() {
    return requests.sum();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        OutputStream discard = OutputStream.nullOutputStream()) {
      exchange.getRequestBody().transferTo(discard);
      requests.increment();
      Thread.sleep(delay);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, COMPLETION.length);
      exchange.getResponseBody().write(COMPLETION);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
