package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The packaged scoring-service, alone with a broker. */
public final class ScoringService implements AutoCloseable {

  /** Its JVM's options: the memory that {@code ./agnoscope up} gives it. */
  public static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  /** The consumer group that its topology reads in. */
  public static final String GROUP = "agnoscope-scoring";

  private final ServiceProcess process;

  private ScoringService(ServiceProcess process) {
    this.process = process;
  }

  /** Starts it with empty stores and waits until it is ready. */
  public static ScoringService start(Installation installation, Broker broker, Path folder)
      throws InterruptedException {
    return new ScoringService(
        ServiceProcess.start(
            "scoring-service",
            installation,
            broker,
            folder,
            JVM_OPTIONS,
            Map.of(),
            Map.of("agnoscope.scoring.state-directory", folder.resolve("stores").toString())));
  }

  /** The processor time that it has used since it was started, where the system tells. */
  public Optional<Duration> processorTime() {
    return process.processorTime();
  }

  /** The most of its memory that was ever resident, in bytes, where the system tells. */
  public OptionalLong peakResidentBytes() {
    return process.peakResidentBytes();
  }

  /** What a path of its API answers. */
  public String get(String path) throws IOException, InterruptedException {
    return process.body(path);
  }

  /** Where a path of it is. */
  public URI uri(String path) {
    return process.uri(path);
  }

  /** How many rows a list of its API has in all. */
  public long total(String path) throws IOException, InterruptedException {
    return process
        .header(path, "X-Total-Count")
        .map(Long::parseLong)
        .orElseThrow(() -> new BenchmarkException(path + " does not say how many there are"));
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
