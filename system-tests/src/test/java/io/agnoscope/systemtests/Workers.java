package io.agnoscope.systemtests;

import io.agnoscope.systemtests.PipelineExtension.Pipeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several inference services that answer one target's Trials together. */
final class Workers implements AutoCloseable {

  private final Pipeline pipeline;
  private final Map<String, String> settings;
  private final Map<String, Service> byName = new HashMap<>();

  /**
   * Starts them.
   *
   * @param names as their answers are to name them
   * @param settings beside those that every service has
   */
  Workers(Pipeline pipeline, List<String> names, Map<String, String> settings) {
    this.pipeline = pipeline;
    this.settings = settings;
    names.forEach(name -> byName.put(name, started(name)));
  }

  private Service started(String name) {
    Map<String, String> all = new HashMap<>(pipeline.settings());
    all.putAll(settings);
    all.put("AGNOSCOPE_INFERENCE_WORKER", name);
    return Service.start("inference-service", name, pipeline.folder(), all);
  }

  /** The names of those that take Trials now; fails when one ended by itself. */
  List<String> ready() {
    return byName.entrySet().stream()
        .filter(worker -> worker.getValue().ready())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The id of a worker's process. */
  long pid(String name) {
    Service worker = byName.get(name);
    if (worker == null) {
      throw new IllegalArgumentException("no worker " + name);
    }
    return worker.pid();
  }

  /** Ends one the hard way, and starts it again. */
  void killAndStartAgain(String name) throws InterruptedException {
    Service victim = byName.get(name);
    if (victim == null) {
      throw new IllegalArgumentException("no worker " + name);
    }
    victim.kill();
    byName.put(name, started(name));
  }

  @Override
  public void close() {
    byName.values().forEach(Service::close);
  }
}
