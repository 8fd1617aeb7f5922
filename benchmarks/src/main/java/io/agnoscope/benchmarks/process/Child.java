package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process of a benchmark. It ends with {@link #close}, or with the benchmark. */
public final class Child implements AutoCloseable {

  private static final int TAIL_LINES = 20;
  private static final long POLL_MILLISECONDS = 100;
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread lastResort;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.lastResort = new Thread(process::destroy, "stop-" + name);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts one.
   *
   * @param folder where its log is written
   * @throws UncheckedIOException when the program cannot be run
   */
  public static Child start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      return new Child(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it does its work.
   *
   * @throws BenchmarkException when it ends, or takes too long
   */
  public void await(Duration patience, BooleanSupplier ready) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new BenchmarkException(name + " did not become ready. Its log ends with:\n" + tail());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its resident memory in bytes, where the system's {@code ps} tells. */
  public OptionalLong residentBytes() {
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
      String kibibytes =
          new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return kibibytes.matches("\\d{1,12}")
          ? OptionalLong.of(Long.parseLong(kibibytes) * 1024)
          : OptionalLong.empty();
    } catch (IOException noPs) {
      return OptionalLong.empty();
    }
  }

  /** The processor time of all its threads, where the system tells. */
  public Optional<Duration> processorTime() {
    return process.info().totalCpuDuration();
  }

  /** The most that was ever resident, in bytes, where there is Linux's {@code /proc}. */
  public OptionalLong peakResidentBytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException alreadyShuttingDown) {
      process.destroyForcibly();
    }
  }
}
