package io.agnoscope.scoring.api;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook that takes whatever the service under test tells. */
public final class ReceiverResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server = started;
      started.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(204, -1);
            }
          });
      started.start();
      return Map.of(
          "agnoscope.notifications.webhooks[0].url",
          "http://127.0.0.1:" + started.getAddress().getPort() + "/");
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
}
