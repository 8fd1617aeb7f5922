package io.agnoscope.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agnoscope.kafkatesting.ReservedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenAI-compatible server that can go away and come back at its address. It answers B to all
 * but questions that hold {@link #REFUSED}: these it keeps waiting until told otherwise, and then
 * refuses.
 */
final class StubModel implements AutoCloseable {

  /** What a question must say to be refused. */
  static final String REFUSED = "Name nothing at all.";

  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"stub","choices":[
       {"index":0,"finish_reason":"stop",
        "message":{"role":"assistant","content":"B","refusal":null},
        "logprobs":{"refusal":null,"content":[{"token":"B","logprob":-0.22314355,"bytes":null,
         "top_logprobs":[{"token":"B","logprob":-0.22314355,"bytes":null},
                         {"token":"A","logprob":-1.60943791,"bytes":null}]}]}}],
       "usage":{"prompt_tokens":30,"completion_tokens":1,"total_tokens":31}}
      """;
  private static final String ERROR =
      """
      {"error":{"message":"not this one","type":"invalid_request_error","code":null,"param":null}}
      """;

  private final ReservedPorts port = ReservedPorts.one();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch refusing = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private HttpServer server;

  StubModel() {
    server = listening();
  }

  /** The address to configure, which stays the same. */
  String url() {
    return "http://127.0.0.1:" + port.first() + "/v1";
  }

  /** Stops listening, and drops every connection. */
  void goAway() {
    server.stop(0);
  }

  /** Listens again. */
  void comeBack() {
    server = listening();
  }

  /** How many questions wait to be refused. */
  int held() {
    return held.get();
  }

  /** Refuses those that wait, and those that come. */
  void refuse() {
    refusing.countDown();
  }

  private HttpServer listening() {
    try {
      HttpServer fresh =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port.first()), 0);
      fresh.createContext("/v1/chat/completions", this::answer);
      fresh.setExecutor(threads);
      fresh.start();
      return fresh;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!asked.contains(REFUSED)) {
      respond(exchange, 200, ANSWER);
      return;
    }
    held.incrementAndGet();
    try {
      refusing.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    respond(exchange, 400, ERROR);
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    refuse();
    server.stop(0);
    threads.shutdownNow();
    port.close();
  }
}
