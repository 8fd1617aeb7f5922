package io.agnoscope.kafkatesting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a broker or a service under test keeps its data for as long as it runs. */
public final class TemporaryFolder {

  private TemporaryFolder() {}

  static Path make() {
    try {
      return Files.createTempDirectory("agnoscope-kafka");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes a folder with all that is in it.
   *
   * @throws UncheckedIOException when something of it stays
   */
  public static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
