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

/** Something that answers as perturbation-service and as inference-service do. */
public final class ServicesStub implements QuarkusTestResourceLifecycleManager {
  /** A question that has no Views. */
  static final String REFUSED = "refuse this";

  /** A question that the model does not answer. */
  static final String UNANSWERED = "do not answer this";

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server = started;
      answers(started, "/q/health/ready", "{\"checks\": []}");
      answers(
          started,
          "/api/v1/inference",
          "{\"state\": \"SERVING\", \"checkpoint\": \"c-1\", \"oldestTrialSeconds\": 1.5}");
      answers(
          started,
          "/api/v1/perturbations",
          "{\"catalogueVersion\": \"2-ab\", \"perturbations\": [{\"name\": \"repeat\"}]}");
      answers(started, "/api/v1/views", null);
      answers(started, "/api/v1/answers", null);
      started.start();
      String address = "http://127.0.0.1:" + started.getAddress().getPort();
      return Map.of(
          "agnoscope.console.perturbation-url",
          address,
          "agnoscope.console.inference-url",
          address + "/");
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

  /** Without a fixed answer it is made of what was asked. */
  private static void answers(HttpServer server, String path, @Nullable String fixed) {
    server.createContext(
        path,
        exchange -> {
          String told =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String query = exchange.getRequestURI().getQuery();
          boolean views = path.endsWith("/views");
          int status =
              told.contains(REFUSED) ? 422 : !views && told.contains(UNANSWERED) ? 503 : 200;
          String said =
              switch (status) {
                case 422 -> "{\"reason\": \"there is no such question\"}";
                case 503 -> "{\"detail\": \"no model is loaded yet\"}";
                default -> fixed != null ? fixed : views ? shown(told, query) : said();
              };
          byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private static String shown(String told, @Nullable String query) {
    return """
    {"told": %s, "query": "%s", "options": [{"letter": "A"}, {"letter": "B"}],
     "views": [{"id": "clean"}, {"id": "repeat"}]}
    """
        .formatted(told, query);
  }

  private static String said() {
    return """
    {"target": "t", "checkpoint": "c-1", "measurementVersion": "m", "answers": [
     {"viewId": "clean", "decision": "A"}, {"viewId": "repeat", "decision": "B"}]}
    """;
  }
}
