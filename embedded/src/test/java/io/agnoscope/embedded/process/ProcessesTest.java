package io.agnoscope.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
  @Test
  void aProcessIsFoundByItsNumberAndStartAndARecycledNumberIsNot() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    try {
      ProcessIdentity identity = ProcessIdentity.of(sleeper.toHandle());
      ProcessIdentity recycled =
          new ProcessIdentity(identity.pid(), identity.startedAt().minusSeconds(3600));

      assertThat(identity.find()).contains(sleeper.toHandle());
      assertThat(recycled.find()).isEmpty();
      assertThat(Leftovers.stop(List.of(recycled), Duration.ofSeconds(5))).isZero();
      assertThat(sleeper.isAlive()).isTrue();
      assertThat(Leftovers.stop(List.of(identity), Duration.ofSeconds(5))).isEqualTo(1);
      assertThat(identity.find()).isEmpty();
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void aProcessThatDoesNotStopIsKilledAfterItsGrace() throws Exception {
    Process stubborn =
        new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo; while :; do sleep 0.1; done")
            .start();
    try {
      stubborn.inputReader().readLine();
      ProcessIdentity identity = ProcessIdentity.of(stubborn.toHandle());

      Leftovers.stop(List.of(identity), Duration.ofMillis(300));

      assertThat(identity.find()).isEmpty();
    } finally {
      stubborn.destroyForcibly();
    }
  }

  @Test
  void exitCodesAreSaidInWords() {
    assertThat(ExitCode.text(1)).isEqualTo("exited with 1");
    assertThat(ExitCode.text(3)).isEqualTo("exited with 3 (out of memory)");
    assertThat(ExitCode.text(137)).isEqualTo("was ended by SIGKILL");
  }

  @Test
  void theLastErrorOfALogIsFoundBeforeItsStackTrace(@TempDir Path folder) throws IOException {
    LogFile log = new LogFile(folder.resolve("x.log"));
    Files.writeString(
        log.path(),
        """
        12:00 INFO  starting
        12:01 ERROR the key is wrong
        \tat io.agnoscope.Exception.x(Y.java:1)
        12:02 INFO  stopping
        """);

    assertThat(log.lastTrouble()).contains("12:01 ERROR the key is wrong");
    assertThat(new LogFile(folder.resolve("none.log")).lastTrouble()).isEmpty();
  }

  @Test
  void aLogIsKeptOnceOnStartAndWhenItIsTooLong(@TempDir Path folder) throws IOException {
    LogFile log = new LogFile(folder.resolve("logs/x.log"));
    log.rotate();
    Files.writeString(log.path(), "first run");

    log.rotate();
    assertThat(log.path()).isEmptyFile();
    assertThat(log.previous()).hasContent("first run");

    Files.write(log.path(), "second".getBytes(StandardCharsets.UTF_8));
    log.keepBelow(100);
    assertThat(log.path()).hasContent("second");
    log.keepBelow(5);
    assertThat(log.path()).isEmptyFile();
    assertThat(log.previous()).hasContent("second");
  }
}
