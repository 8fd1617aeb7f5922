package io.agnoscope.benchmarks.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.benchmarks.process.BenchmarkException;
import io.agnoscope.benchmarks.process.LineProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that trains when it is told to. */
final class Learner implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final LineProcess process;

  private Learner(String name, LineProcess process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder where its error output is kept
   * @throws BenchmarkException when there is no such program
   */
  static Learner start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    return new Learner(name, LineProcess.start(name, folder, environment, command));
  }

  /** Waits until it has read everything. */
  Said.Ready ready() throws IOException {
    return read(Said.Ready.class);
  }

  /** Tells it to train, and does not wait. */
  void tell(Order order) throws IOException {
    process.tell(order.line());
  }

  /** Waits until it did what it was told. */
  Said.Trained trained() throws IOException {
    return read(Said.Trained.class);
  }

  private <T> T read(Class<T> type) throws IOException {
    String line = process.line();
    try {
      return JSON.readValue(line, type);
    } catch (JsonProcessingException e) {
      throw new BenchmarkException("%s said something else: %s".formatted(name, line));
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
