package io.quarkus.bootstrap.runner;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for a packaged service: it is ready at once, and can be told to fail. */
public final class QuarkusEntryPoint {
  private QuarkusEntryPoint() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("started with rate " + System.getenv("AGNOSCOPE_PROBES_PER_SECOND"));
    System.out.println("keeps images in " + System.getenv("AGNOSCOPE_IMAGES_STORE"));
    System.out.println(
        "signs with %s, trusts %s"
            .formatted(
                System.getenv("AGNOSCOPE_CHECKPOINTS_SIGNING_PRIVATE_KEY_FILE"),
                System.getenv("AGNOSCOPE_CHECKPOINTS_SIGNING_TRUSTED_KEYS")));
    System.out.println(
        "asks %s for %s, target %s, key %s, key file %s, training %s"
            .formatted(
                System.getenv("AGNOSCOPE_OPENAI_URL"),
                System.getenv("AGNOSCOPE_OPENAI_MODEL"),
                System.getenv("AGNOSCOPE_TARGET"),
                System.getenv("AGNOSCOPE_OPENAI_API_KEY") == null ? "unknown" : "known",
                System.getenv("AGNOSCOPE_OPENAI_API_KEY_FILE"),
                System.getenv("AGNOSCOPE_TRAINER_ENABLED")));
    String failing = System.getProperty("agnoscopeProcess") + ".fails";
    if (Files.exists(Path.of(System.getenv("STAND_IN_FOLDER")).resolve(failing))) {
      System.out.println("2026-01-01 ERROR the key agnoscope.wrong is wrong");
      System.exit(1);
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
