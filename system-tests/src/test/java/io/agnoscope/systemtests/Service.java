package io.agnoscope.systemtests;

import io.agnoscope.kafkatesting.ReservedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged service as a process of its own. */
final class Service implements AutoCloseable {

  private final ProcessBuilder builder;
  private final Path log;
  private final ReservedPorts reserved;
  final String module;
  final int port;
  private Process process;

  private Service(String module, ReservedPorts reserved, ProcessBuilder builder, Path log) {
    this.module = module;
    this.reserved = reserved;
    this.port = reserved.first();
    this.builder = builder;
    this.log = log;
    this.process = started(builder);
  }

  /**
   * Starts {@code module} on a free port, its output in a file under {@code folder}, to run as long
   * as there are tests.
   */
  static Service start(String module, Path folder, Map<String, String> settings) {
    return start(module, module, folder, settings, List.of());
  }

  /**
   * The same as one of several for a minute or so, told from the others by name; one started again
   * adds to its log.
   */
  static Service start(String module, String name, Path folder, Map<String, String> settings) {
    // Too short for the optimising compiler to pay off.
    return start(module, name, folder, settings, List.of("-XX:TieredStopAtLevel=1"));
  }

  private static Service start(
      String module,
      String name,
      Path folder,
      Map<String, String> settings,
      List<String> jvmOptions) {
    ReservedPorts port = ReservedPorts.one();
    Path log = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            Repository.runner(module).toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port.first()));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("DJL_OFFLINE", "true");
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    return new Service(module, port, builder, log);
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * Looks whether it runs.
   *
   * @throws AssertionError with the end of its log when it does not
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(module + " ended with " + process.exitValue() + ":\n" + tail());
    }
  }

  boolean ready() {
    requireAlive();
    try {
      return Http.get(port, "/q/health/ready").statusCode() == 200;
    } catch (UncheckedIOException notListening) {
      return false;
    }
  }

  /** Where it listens, without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The process's id. */
  long pid() {
    return process.pid();
  }

  /** Ends the process for good and the hard way (SIGKILL), as a lost machine would. */
  void kill() throws InterruptedException {
    if (!process.destroyForcibly().waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError(module + " outlived its kill");
    }
    reserved.close();
  }

  /** Starts it once more where it was, after it was stopped. */
  void startAgain() {
    process = started(builder);
  }

  /** The last lines of the service's log, for a failing test's message. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException problem) {
      return "no log: " + problem.getMessage();
    }
  }

  @Override
  public void close() {
    stop();
    reserved.close();
  }

  /** Ends the process. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
