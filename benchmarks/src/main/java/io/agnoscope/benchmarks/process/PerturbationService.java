package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged perturbation-service, alone with a broker and without probes. */
public final class PerturbationService implements AutoCloseable {

  /** Its JVM's options: the memory that {@code ./agnoscope up} gives it. */
  public static final List<String> JVM_OPTIONS = List.of("-Xmx384m", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Child child;
  private final int port;

  private PerturbationService(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings by the names of its configuration, over those that a benchmark needs
   */
  public static PerturbationService start(
      Installation installation, Broker broker, Path folder, Map<String, String> settings)
      throws InterruptedException {
    int port = Ports.free();
    Map<String, String> all = new HashMap<>();
    all.put("agnoscope.probes.per-second", "0");
    all.put("kafka.bootstrap.servers", broker.bootstrapServers());
    all.put("quarkus.http.host", Ports.LOOPBACK);
    all.put("quarkus.http.port", Integer.toString(port));
    all.putAll(settings);
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.addAll(JVM_OPTIONS);
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.agnoscope.schemas"));
    all.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-jar");
    command.add(installation.serviceJar("perturbation-service").toString());
    Child child = Child.start("perturbation-service", folder, Map.of(), command);
    PerturbationService service = new PerturbationService(child, port);
    try {
      child.await(PATIENCE, service::isReady);
    } catch (BenchmarkException | InterruptedException e) {
      service.close();
      throw e;
    }
    return service;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The address of a path of its API. */
  public URI uri(String path) {
    return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
  }

  /** What its process uses and its JVM says now. */
  public Memory memory() throws IOException, InterruptedException {
    return new Memory(child.residentBytes(), Metrics.heapBytes(get("/q/metrics").body()));
  }

  /** Its counters as Prometheus reads them. */
  public Metrics metrics() throws IOException, InterruptedException {
    return new Metrics(get("/q/metrics").body());
  }

  /** Whether its process still runs. */
  public boolean isAlive() {
    return child.isAlive();
  }

  private boolean isReady() {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
    child.close();
  }
}
