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
import java.util.Optional;
import java.util.OptionalLong;

/** A packaged service as a process of its own, with a broker. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Child child;
  private final int port;

  private ServiceProcess(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param service names its module
   * @param jvmOptions its memory
   * @param settings by the names of its configuration
   */
  static ServiceProcess start(
      String service,
      Installation installation,
      Broker broker,
      Path folder,
      List<String> jvmOptions,
      Map<String, String> environment,
      Map<String, String> settings)
      throws InterruptedException {
    int port = Ports.free();
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap.servers", broker.bootstrapServers());
    all.put("quarkus.http.host", Ports.LOOPBACK);
    all.put("quarkus.http.port", Integer.toString(port));
    all.putAll(settings);
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.agnoscope.schemas"));
    all.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-jar");
    command.add(installation.serviceJar(service).toString());
    Child child = Child.start(service, folder, environment, command);
    ServiceProcess process = new ServiceProcess(child, port);
    try {
      child.await(PATIENCE, process::isReady);
    } catch (BenchmarkException | InterruptedException e) {
      process.close();
      throw e;
    }
    return process;
  }

  int port() {
    return port;
  }

  URI uri(String path) {
    return URI.create("http://" + Ports.LOOPBACK + ":" + port + path);
  }

  Memory memory() throws IOException, InterruptedException {
    return new Memory(child.residentBytes(), Metrics.heapBytes(get("/q/metrics").body()));
  }

  Metrics metrics() throws IOException, InterruptedException {
    return new Metrics(get("/q/metrics").body());
  }

  Optional<Duration> processorTime() {
    return child.processorTime();
  }

  OptionalLong peakResidentBytes() {
    return child.peakResidentBytes();
  }

  /** The body of a 200. */
  String body(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new BenchmarkException(path + " answered " + response.statusCode());
    }
    return response.body();
  }

  /** What a header of a 200 says, if it is there. */
  Optional<String> header(String path, String name) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new BenchmarkException(path + " answered " + response.statusCode());
    }
    return response.headers().firstValue(name);
  }

  boolean isAlive() {
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
