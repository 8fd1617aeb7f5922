package io.agnoscope.benchmarks.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agnoscope.benchmarks.process.BenchmarkException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that trains when it is told to. */
final class Learner implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int GRACE_SECONDS = 20;
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader lines;
  private final Path errors;
  private final Thread lastResort;

  private Learner(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.lastResort = new Thread(process::destroy, "stop-" + name);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts one.
   *
   * @param folder where its error output is kept
   * @throws BenchmarkException when there is no such program
   */
  static Learner start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    Path errors = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    try {
      return new Learner(name, builder.start(), errors);
    } catch (IOException e) {
      throw new BenchmarkException("%s cannot be run: %s".formatted(name, e.getMessage()));
    }
  }

  /** Waits until it has read everything. */
  Said.Ready ready() throws IOException {
    return read(Said.Ready.class);
  }

  /** Tells it to train, and does not wait. */
  void tell(Order order) throws IOException {
    orders.write(order.line());
    orders.newLine();
    orders.flush();
  }

  /** Waits until it did what it was told. */
  Said.Trained trained() throws IOException {
    return read(Said.Trained.class);
  }

  private <T> T read(Class<T> type) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new BenchmarkException("%s ended:\n%s".formatted(name, tail()));
    }
    try {
      return JSON.readValue(line, type);
    } catch (JsonProcessingException e) {
      throw new BenchmarkException("%s said something else: %s".formatted(name, line));
    }
  }

  private String tail() throws IOException {
    List<String> all = Files.readAllLines(errors);
    return String.join("\n", all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
  }

  @Override
  public void close() {
    try (orders;
        lines) {
      orders.close(); // the end of its orders ends it
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IOException | IllegalStateException alreadyEnding) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
