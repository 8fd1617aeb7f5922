package io.agnoscope.stimuli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed pages are what the code would write. With {@code -Dpages=write} they are written
 * first.
 */
class PerturbationPagesTest {

  private static final Path FOLDER = Path.of("..", "docs", "perturbations");

  @Test
  void theCommittedPagesAreTrue() throws IOException {
    Map<String, byte[]> files = new PerturbationPages().files();
    if ("write".equals(System.getProperty("pages"))) {
      write(files);
    }

    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path committed = FOLDER.resolve(file.getKey());
      assertThat(committed).exists();
      assertThat(Files.readAllBytes(committed))
          .as("%s is stale; CONTRIBUTING.md has the command that writes it anew", file.getKey())
          .isEqualTo(file.getValue());
    }
    try (Stream<Path> committed = Files.walk(FOLDER)) {
      assertThat(committed.filter(Files::isRegularFile).map(FOLDER::relativize).map(this::slashed))
          .containsExactlyInAnyOrderElementsOf(files.keySet());
    }
  }

  private String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = FOLDER.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
