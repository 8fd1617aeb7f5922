package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged inference-service, alone with a broker. */
public final class InferenceService implements AutoCloseable {

  /** Its JVM's options: the memory that {@code ./agnoscope up} gives it. */
  public static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  /**
   * Its environment under {@code ./agnoscope up}: one thread of PyTorch's, which keeps its memory
   * in huge pages, and the code that it compiled for each shape.
   */
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OMP_NUM_THREADS", "1",
          "DJL_OFFLINE", "true",
          "MALLOC_TRIM_THRESHOLD_", "2147483648",
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TOP_PAD_", "268435456",
          "MALLOC_ARENA_MAX", "1",
          "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
          "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8192");

  private final ServiceProcess process;

  private InferenceService(ServiceProcess process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it is ready: the first Trials are taken by then.
   *
   * @param settings by the names of its configuration
   */
  public static InferenceService start(
      Installation installation, Broker broker, Path folder, Map<String, String> settings)
      throws InterruptedException {
    return new InferenceService(
        ServiceProcess.start(
            "inference-service", installation, broker, folder, JVM_OPTIONS, ENVIRONMENT, settings));
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
