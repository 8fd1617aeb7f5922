package io.agnoscope.benchmarks.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model server that chooses the first option, slowly when it meets certain words. */
final class StubModel implements AutoCloseable {

  /** What it is slow at. */
  static final String SLOW_WORDS = "Take your time with this one.";

  private static final byte[] COMPLETION =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "stub", "choices": \
      [{"index": 0, "message": {"role": "assistant", "content": "A", "refusal": null}, \
      "logprobs": null, "finish_reason": "stop"}], \
      "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Duration usual;
  private final Duration slow;

  private StubModel(HttpServer server, Duration usual, Duration slow) {
    this.server = server;
    this.usual = usual;
    this.slow = slow;
  }

  /**
   * Starts one on a free port.
   *
   * @param usual how long an answer takes
   * @param slow how long it takes where the words are
   */
  static StubModel start(Duration usual, Duration slow) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    StubModel model = new StubModel(server, usual, slow);
    server.setExecutor(model.threads);
    server.createContext("/v1/chat/completions", model::answer);
    server.start();
    return model;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Thread.sleep(asked.contains(SLOW_WORDS) ? slow : usual);
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
