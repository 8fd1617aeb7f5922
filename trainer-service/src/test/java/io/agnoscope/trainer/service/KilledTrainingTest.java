package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.model.TinyVlmModel;
import io.agnoscope.vlm.Checkpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the real network that dies ten times at random, also while its state is written. */
@SuppressWarnings("NullAway.Init") // JUnit sets them.
class KilledTrainingTest {

  private static final int STEPS = 10;
  private static final int KILLS = 10;
  private static final InstantSource CLOCK = InstantSource.system();

  private final Checkpoint first = Checkpoint.first();
  private final TrainerMetrics metrics = new TrainerMetrics(new SimpleMeterRegistry());

  @TempDir Path unbrokenRoot;
  @TempDir Path killedRoot;

  @Test
  void endsInTheSameCheckpointAsTheUnbrokenRun() throws IOException {
    String unbroken = finished(unbrokenRoot);
    long seed = System.nanoTime();
    Randomness randomness = Randomness.of(seed);

    begun(killedRoot);
    for (int kill = 0; kill < KILLS; kill++) {
      killed(killedRoot, randomness.nextInt(3));
      if (randomness.nextBoolean()) {
        Files.write(killedRoot.resolve("runs/tinyvlm-2/.state.part"), new byte[] {'{', 1, 2});
      }
    }
    TrainingPart.Outcome outcome =
        part(killedRoot, left(killedRoot)).train(first, () -> Order.GO_ON, p -> {});

    assertThat(outcome)
        .as("kills drawn from %d", seed)
        .isInstanceOfSatisfying(
            TrainingPart.Outcome.Trained.class,
            trained ->
                assertThat(trained.checkpoint().manifest().weightsSha256()).isEqualTo(unbroken));
  }

  /** Does so many further steps; then nothing is closed and nothing is kept. */
  private void killed(Path root, int furtherSteps) {
    int[] left = {furtherSteps};
    try {
      part(root, left(root))
          .train(
              first,
              () -> {
                if (left[0]-- == 0) {
                  throw new Killed();
                }
                return Order.GO_ON;
              },
              progress -> {});
    } catch (Killed expected) {
      assertThat(left[0]).isNegative();
    }
  }

  private String finished(Path root) {
    begun(root);
    return part(root, left(root)).train(first, () -> Order.GO_ON, progress -> {})
            instanceof TrainingPart.Outcome.Trained(Checkpoint trained)
        ? trained.manifest().weightsSha256()
        : "none";
  }

  private void begun(Path root) {
    runs(root)
        .begin(
            lineage(), RunCause.operator("a test"), OptionalLong.of(5), examples(), Map.of(0, 9L));
  }

  private OpenRun left(Path root) {
    return runs(root).unfinished(lineage()).orElseThrow();
  }

  private Runs runs(Path root) {
    TrainerConfig config = config(root);
    return new Runs(config, new TinyVlmModel(config), CLOCK);
  }

  private TrainingPart part(Path root, OpenRun run) {
    TrainerConfig config = config(root);
    return new TrainingPart(
        config,
        new TinyVlmModel(config),
        Catalogue.standard(),
        metrics,
        CLOCK,
        Duties.ofThisThread(1),
        run);
  }

  private Lineage lineage() {
    CheckpointIdentity identity =
        new CheckpointIdentity(
            "tinyvlm",
            1,
            first.manifest().id(),
            "file:///",
            first.manifest().weightsSha256(),
            null);
    return Lineage.empty().with(new Promoted(identity, "{}", "first", Instant.EPOCH));
  }

  private static List<CollectedExample> examples() {
    ProbeTrials probes = new ProbeTrials(Phrasing.TRAINING, Catalogue.standard(), "killed-test");
    return IntStream.range(0, 12)
        .mapToObj(index -> probes.withTrainableViews(ProbeFamily.all().get(index % 9), index))
        .map(trial -> new CollectedExample(trial, "first", Set.of("wrong"), Instant.EPOCH))
        .toList();
  }

  private static TrainerConfig config(Path root) {
    return Configurations.of(
        "agnoscope.checkpoints.dir", root.toString(),
        "agnoscope.trainer.steps", Integer.toString(STEPS),
        "agnoscope.trainer.state-every-steps", "2",
        "agnoscope.trainer.batch.image-heavy", "1",
        "agnoscope.trainer.batch.text-heavy", "1",
        "agnoscope.trainer.batch.ordinary", "2");
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
