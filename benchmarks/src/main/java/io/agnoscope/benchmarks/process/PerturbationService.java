package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged perturbation-service, alone with a broker and without probes. */
public final class PerturbationService implements AutoCloseable {

  /** Its JVM's options: the memory that {@code ./agnoscope up} gives it. */
  public static final List<String> JVM_OPTIONS = List.of("-Xmx384m", "-XX:+UseSerialGC");

  private final ServiceProcess process;

  private PerturbationService(ServiceProcess process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings by the names of its configuration, over those that a benchmark needs
   */
  public static PerturbationService start(
      Installation installation, Broker broker, Path folder, Map<String, String> settings)
      throws InterruptedException {
    Map<String, String> all = new HashMap<>(Map.of("agnoscope.probes.per-second", "0"));
    all.putAll(settings);
    return new PerturbationService(
        ServiceProcess.start(
            "perturbation-service", installation, broker, folder, JVM_OPTIONS, Map.of(), all));
  }

  /** Where it listens. */
  public int port() {
    return process.port();
  }

  /** The address of a path of its API. */
  public URI uri(String path) {
    return process.uri(path);
  }

  /** What its process uses and its JVM says now. */
  public Memory memory() throws IOException, InterruptedException {
    return process.memory();
  }

  /** Its counters as Prometheus reads them. */
  public Metrics metrics() throws IOException, InterruptedException {
    return process.metrics();
  }

  /** Whether its process still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.close();
  }
}
