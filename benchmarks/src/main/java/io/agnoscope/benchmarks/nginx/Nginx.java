package io.agnoscope.benchmarks.nginx;

import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.Child;
import io.agnoscope.benchmarks.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An nginx that runs the configuration of the documentation, on free ports. */
final class Nginx implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");

  private final Child child;
  private final int port;

  private Nginx(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * The installed program.
   *
   * @throws BenchmarkException when there is none, with how to get it
   */
  static Path program() {
    Stream<String> path =
        Stream.of(
            Optional.ofNullable(System.getenv("PATH"))
                .orElse("")
                .split(java.io.File.pathSeparator, -1));
    return Stream.concat(path, FOLDERS.stream())
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new BenchmarkException(
                "nginx is not installed, and this benchmark is about it; on Debian and Ubuntu:"
                    + " apt install nginx-light"));
  }

  /** What {@code nginx -v} says. */
  static String version() throws IOException {
    Process process =
        new ProcessBuilder(program().toString(), "-v").redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** Starts one with a configuration made by {@link NginxConfiguration}. */
  static Nginx start(String name, Path folder, String configuration, int port)
      throws IOException, InterruptedException {
    Path prefix = Files.createDirectories(folder.resolve(name));
    Path file = Files.writeString(prefix.resolve("nginx.conf"), configuration);
    String user = "root".equals(System.getProperty("user.name")) ? " user root;" : "";
    Child child =
        Child.start(
            name,
            folder,
            Map.of(),
            List.of(
                program().toString(),
                "-p",
                prefix.toString(),
                "-c",
                file.toString(),
                "-e",
                prefix.resolve("error.log").toString(),
                "-g",
                "daemon off; pid " + prefix.resolve("nginx.pid") + ";" + user));
    Nginx nginx = new Nginx(child, port);
    try {
      child.await(PATIENCE, () -> Ports.listens(port));
    } catch (BenchmarkException | InterruptedException e) {
      nginx.close();
      throw e;
    }
    return nginx;
  }

  URI uri(String path) {
    return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
  }

  @Override
  public void close() {
    child.close();
  }
}
