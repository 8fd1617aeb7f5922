package io.agnoscope.embedded.probes;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.embedded.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to stop while it writes. */
class InterruptedSetTest {

  @Test
  void leavesNothingBehind(@TempDir Path temporary) throws Exception {
    Path parent = Files.createDirectory(temporary.resolve("sets"));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "probes",
                "--n=100000",
                "--out=" + parent.resolve("set"))
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("said").toFile())
            .start();
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> files(parent) > 20);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).isNotZero();
    assertThat(files(parent)).isZero();
    assertThat(Files.readString(temporary.resolve("said")))
        .doesNotContain("should not have happened", "Exception");
  }

  private static long files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.equals(folder)).count();
    } catch (IOException | UncheckedIOException changing) {
      return 0;
    }
  }
}
