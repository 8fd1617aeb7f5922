package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's webhook: keeps the CloudEvents that the scoring service posts about alerts. */
final class AlertReceiver implements AutoCloseable {

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  AlertReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            events.add(
                Http.parse(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  /** The address to configure. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
  }

  /** What was told of alerts of a target that are in this state. */
  List<JsonNode> told(String target, String state) {
    return events.stream()
        .map(event -> event.path("data"))
        .filter(alert -> alert.path("target").asText().equals(target))
        .filter(alert -> alert.path("state").asText().equals(state))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
