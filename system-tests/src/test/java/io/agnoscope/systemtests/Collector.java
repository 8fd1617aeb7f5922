package io.agnoscope.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes spans as OTLP over HTTP and looks into them without reading them: ids and names stand in
 * protobuf's bytes as they are.
 */
final class Collector implements AutoCloseable {

  private final HttpServer server;
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** Where spans are sent to. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether a service sent a span of that name together with one of the trace. */
  boolean has(String service, String traceId, String span) {
    String id = latin(HexFormat.of().parseHex(traceId));
    return bodies.stream()
        .anyMatch(body -> body.contains(service) && body.contains(id) && body.contains(span));
  }

  /** Whether anything that was sent has the text in it. */
  boolean anywhere(String text) {
    String bytes = latin(text.getBytes(StandardCharsets.UTF_8));
    return bodies.stream().anyMatch(body -> body.contains(bytes));
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(latin(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
