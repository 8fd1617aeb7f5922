package io.agnoscope.scoring.api;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trainer that waits, takes every order but one to roll back, and says what it was told. */
public final class TrainerStub implements QuarkusTestResourceLifecycleManager {
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server = started;
      answers(started, "", 200, "{\"state\": \"WAITING\", \"checkpoints\": [1]}");
      answers(started, "/checkpoints", 200, "[{\"version\": 1, \"serving\": true}]");
      answers(started, "/rollback", 409, "{\"detail\": \"none was before it\"}");
      for (String order : new String[] {"/train", "/pause", "/resume", "/promote"}) {
        answers(started, order, 200, null);
      }
      started.start();
      return Map.of(
          "agnoscope.console.trainer-url", "http://127.0.0.1:" + started.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** Without a body the answer is what was asked, as {@code told}. */
  private static void answers(HttpServer server, String path, int status, @Nullable String body) {
    server.createContext(
        "/api/v1/trainer" + path,
        exchange -> {
          String told =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String said = body == null ? "{\"told\": " + told + "}" : body;
          byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
