package io.agnoscope.systemtests;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody else's program, as a child process with its output in a file. */
final class Tool implements AutoCloseable {

  private final Process process;
  private final Path log;

  private Tool(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** The first of these names that is on the path. */
  static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What a call says until it ends, whatever its exit status. */
  static String output(List<String> call) throws IOException {
    Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Starts one that goes on running. */
  static Tool start(String name, Path folder, List<String> call) {
    Path log = folder.resolve(name + ".log");
    try {
      return new Tool(
          new ProcessBuilder(call)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start(),
          log);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * Looks whether it runs.
   *
   * @throws AssertionError with its output when it does not
   */
  void requireAlive() {
    if (!process.isAlive()) {
      try {
        throw new AssertionError(
            "ended with " + process.exitValue() + ":\n" + Files.readString(log));
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
