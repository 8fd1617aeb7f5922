package io.agnoscope.scoring.notification;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver that answers as it is told to, and 200 after that. */
final class StubServer implements AutoCloseable {
  record Request(String path, Headers headers, String body) {}

  /** An answer that never comes. */
  static final int SILENCE = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Integer> answers = new ConcurrentLinkedDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int otherwise = 200;

  StubServer(Integer... answers) {
    this(0, List.of(answers));
  }

  private StubServer(int port, List<Integer> answers) {
    this.answers.addAll(answers);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** A server where one was before. */
  static StubServer at(URI uri) {
    return new StubServer(uri.getPort(), List.of());
  }

  /** Answers so from now on. */
  StubServer otherwise(int status) {
    otherwise = status;
    return this;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  List<Request> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
    Integer next = answers.poll();
    int status = next == null ? otherwise : next;
    try (exchange) {
      if (status == SILENCE) {
        closed.await();
        return;
      }
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", uri().resolve("/elsewhere").toString());
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
