package io.agnoscope.trainer.service;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One life of a trainer of the real network: it begins the one run of a folder, or goes on with it.
 *
 * @param root folder of the checkpoints
 * @param steps of the run
 */
record TrainingLife(Path root, int steps) {

  /** The first of these is there while a life trains, the second when one has ended the run. */
  private static final String TRAINS = "trains";

  private static final String MADE = "made";
  private static final Checkpoint FIRST = Checkpoint.first();

  /** Lives until it has made the checkpoint; the folder and the number of steps are given. */
  public static void main(String[] arguments) throws IOException {
    TrainingLife life = new TrainingLife(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    String sha256 =
        life.live(() -> {
          life.note(TRAINS, "");
          return Order.GO_ON;
        });
    life.note(MADE, sha256);
  }

  /** Whether a life has come to its first step. */
  boolean trains() {
    return Files.exists(root.resolve(TRAINS));
  }

  /** SHA-256 of the weights that a life's {@link #main} has made. */
  String made() throws IOException {
    return Files.readString(root.resolve(MADE));
  }

  /** Forgets that a life has come to its first step. */
  void forget() throws IOException {
    Files.deleteIfExists(root.resolve(TRAINS));
  }

  /** Lives until the run is done. */
  String live(Supplier<Order> orders) {
    Runs runs = new Runs(config(), new TinyVlmModel(config()), InstantSource.system());
    OpenRun run =
        runs.unfinished(lineage())
            .orElseGet(() ->
                runs.begin(
                    lineage(),
                    RunCause.operator("a test"),
                    OptionalLong.of(5),
                    examples(),
                    Map.of(0, 9L)));
    TrainingPart part =
        new TrainingPart(
            config(),
            new TinyVlmModel(config()),
            Catalogue.standard(),
            new TrainerMetrics(new SimpleMeterRegistry()),
            InstantSource.system(),
            Duties.ofThisThread(1),
            run);
    return part.train(FIRST, orders, progress -> {})
            instanceof TrainingPart.Outcome.Trained(Checkpoint trained)
        ? trained.manifest().weightsSha256()
        : "none";
  }

  private void note(String name, String text) {
    try {
      Files.writeString(root.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lineage lineage() {
    CheckpointIdentity identity =
        new CheckpointIdentity(
            "tinyvlm",
            1,
            FIRST.manifest().id(),
            "file:///",
            FIRST.manifest().weightsSha256(),
            null);
    return Lineage.empty().with(new Promoted(identity, "{}", "first", Instant.EPOCH));
  }

  private static List<CollectedExample> examples() {
    ProbeTrials probes = new ProbeTrials(Phrasing.TRAINING, Catalogue.standard(), "life-test");
    return IntStream.range(0, 12)
        .mapToObj(index -> probes.withTrainableViews(ProbeFamily.all().get(index % 9), index))
        .map(trial -> new CollectedExample(trial, "first", Set.of("wrong"), Instant.EPOCH))
        .toList();
  }

  private TrainerConfig config() {
    return Configurations.of(
        "agnoscope.checkpoints.dir", root.toString(),
        "agnoscope.trainer.steps", Integer.toString(steps),
        "agnoscope.trainer.state-every-steps", "2",
        "agnoscope.trainer.batch.image-heavy", "1",
        "agnoscope.trainer.batch.text-heavy", "1",
        "agnoscope.trainer.batch.ordinary", "2");
  }
}
