package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.trainer.domain.run.Order;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A run of the real network that dies ten times at random, also while its state is written. */
@SuppressWarnings("NullAway.Init") // JUnit sets them.
class KilledTrainingTest {

  private static final int KILLS = 10;
  private static final int FURTHER = 2;

  /** More than all lives but the last get done. */
  private static final int STEPS = KILLS * FURTHER + 4;

  private static final String PROCESS_KILLS = "agnoscope.training.kills";

  private final long seed = System.nanoTime();
  private final Randomness randomness = Randomness.of(seed);

  @TempDir Path unbroken;
  @TempDir Path broken;

  @Test
  void endsInTheSameCheckpointAsTheUnbrokenRun() throws IOException {
    TrainingLife life = new TrainingLife(broken, STEPS);
    for (int kill = 0; kill < KILLS; kill++) {
      diesAfter(life, randomness.nextInt(FURTHER + 1));
      if (randomness.nextBoolean()) {
        Files.write(broken.resolve("runs/tinyvlm-2/.state.part"), new byte[] {'{', 1, 2});
      }
    }

    assertThat(life.live(() -> Order.GO_ON))
        .as("kills drawn from %d", seed)
        .isEqualTo(new TrainingLife(unbroken, STEPS).live(() -> Order.GO_ON));
  }

  /** The same with processes that are killed (SIGKILL), as many as the property says. */
  @Test
  @EnabledIfSystemProperty(named = PROCESS_KILLS, matches = "\\d+")
  void aKilledProcessEndsInTheSameCheckpointToo() throws IOException, InterruptedException {
    int steps = 60;
    TrainingLife life = new TrainingLife(broken, steps);
    int midway = 0;
    for (int kill = 0; kill < Integer.getInteger(PROCESS_KILLS); kill++) {
      life.forget();
      Process process = process(life);
      await().atMost(Duration.ofMinutes(2)).until(() -> life.trains() || !process.isAlive());
      if (!process.waitFor(randomness.nextInt(2_000), TimeUnit.MILLISECONDS)) {
        midway++;
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(midway).isPositive();

    assertThat(process(life).waitFor()).isZero();

    assertThat(life.made())
        .as("kills drawn from %d, %d of them midway", seed, midway)
        .isEqualTo(new TrainingLife(unbroken, steps).live(() -> Order.GO_ON));
  }

  /** Does so many further steps; then nothing is closed and nothing is kept. */
  private static void diesAfter(TrainingLife life, int furtherSteps) {
    int[] left = {furtherSteps};
    assertThatExceptionOfType(Killed.class)
        .isThrownBy(() ->
            life.live(() -> {
              if (left[0]-- == 0) {
                throw new Killed();
              }
              return Order.GO_ON;
            }));
  }

  private static Process process(TrainingLife life) throws IOException {
    return new ProcessBuilder(
            List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                TrainingLife.class.getName(),
                life.root().toString(),
                Integer.toString(life.steps())))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
