package io.agnoscope.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for one run, removed afterwards.
 *
 * @param path of it
 */
public record Scratch(Path path) implements AutoCloseable {

  /** A new, empty one. */
  public static Scratch make() throws IOException {
    return new Scratch(Files.createTempDirectory("agnoscope-bench"));
  }

  @Override
  public void close() {
    try (Stream<Path> paths = Files.walk(path)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
