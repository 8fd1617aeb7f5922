package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's webhook: keeps the alerts that an Alertmanager posts. */
final class AlertmanagerReceiver implements AutoCloseable {

  private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  AlertmanagerReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Http.parse(body).path("alerts").forEach(alerts::add);
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  /** The address to configure. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The values of a label of the alerts of a name that were told to be in a state. */
  List<String> told(String alert, String status, String label) {
    return alerts.stream()
        .filter(each -> each.at("/labels/alertname").asText().equals(alert))
        .filter(each -> each.path("status").asText().equals(status))
        .map(each -> each.path("labels").path(label).asText())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
