package io.agnoscope.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is told what to do by lines, and answers by lines, until it is closed. */
public final class LineProcess implements AutoCloseable {

  private static final int GRACE_SECONDS = 20;
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader lines;
  private final Path errors;
  private final Thread lastResort;

  private LineProcess(String name, Process process, Path errors) {
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
  public static LineProcess start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    Path errors = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    try {
      return new LineProcess(name, builder.start(), errors);
    } catch (IOException e) {
      throw new BenchmarkException("%s cannot be run: %s".formatted(name, e.getMessage()));
    }
  }

  /** Tells it a line, and does not wait. */
  public void tell(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  /**
   * Waits until it says a line.
   *
   * @throws BenchmarkException with the end of its error output when it ended
   */
  public String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new BenchmarkException("%s ended:\n%s".formatted(name, tail()));
    }
    return line;
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
