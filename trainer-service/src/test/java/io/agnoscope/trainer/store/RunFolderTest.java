package io.agnoscope.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.RunPlan;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets it.
class RunFolderTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");
  private static final RunPlan PLAN =
      new RunPlan(
          "tinyvlm",
          2,
          "first",
          "ab",
          7,
          500,
          Map.of("batch", "small"),
          RunCause.operator("a test"),
          AT,
          0,
          "",
          Map.of(0, 17L, 3, 4L));

  private static final ProbeTrials PROBES =
      new ProbeTrials(Phrasing.TRAINING, Catalogue.standard(), "run-folder-test");

  @TempDir Path root;
  private RunFolders folders;

  @BeforeEach
  void open() {
    folders = new RunFolders(root, "tinyvlm");
  }

  @Test
  void anotherLifeFindsThePlanAndTheSameExamples() {
    List<CollectedExample> examples =
        List.of(
            example(PROBES.withTrainableViews(new ProbeFamily.Visual(Aspect.COLOR), 1)),
            example(PROBES.withTrainableViews(new ProbeFamily.Textual(TextFamily.LOOKUP), 2)),
            example(Trials.unlabelled(Trials.of("gateway", "someone", "s3"))));

    RunPlan begun = folders.begin(PLAN, examples).plan();

    RunFolder found = new RunFolders(root, "tinyvlm").unfinished().getFirst();
    assertThat(found.plan()).isEqualTo(begun);
    assertThat(begun.hardExamples()).isEqualTo(3);
    assertThat(found.hardExamples(begun)).usingRecursiveComparison().isEqualTo(examples);
    assertThat(found.state()).isEmpty();
  }

  @Test
  void theNewestStateIsRead() {
    RunFolder folder = begun();
    folder.save(new SavedState(25, Map.of("probe", 800L), 12.5, new byte[] {1, '\n', 2}));
    folder.save(new SavedState(50, Map.of("probe", 1600L), 25, new byte[] {3, '\n'}));

    SavedState state = folder.state().orElseThrow();

    assertThat(state.steps()).isEqualTo(50);
    assertThat(state.seconds()).isEqualTo(25);
    assertThat(state.trialsBySource()).containsExactly(Map.entry("probe", 1600L));
    assertThat(state.learner()).containsExactly(3, '\n');
  }

  @Test
  void aStateHalfWrittenLeavesTheOneBefore() throws IOException {
    RunFolder folder = begun();
    folder.save(new SavedState(25, Map.of(), 1, new byte[] {1, 2, 3}));
    Files.write(file(".state.part"), new byte[] {'{'});

    assertThat(folder.state().orElseThrow().steps()).isEqualTo(25);
    folder.save(new SavedState(50, Map.of(), 1, new byte[] {1, 2, 3}));
    assertThat(folder.state().orElseThrow().steps()).isEqualTo(50);
  }

  @Test
  void everyAlteredByteIsNoticed() throws IOException {
    RunFolder folder = begun();
    folder.save(new SavedState(25, Map.of(), 1, new byte[] {1, 2, 3}));
    byte[] whole = Files.readAllBytes(file("state"));

    for (int cut = 0; cut < whole.length; cut++) {
      Files.write(file("state"), Arrays.copyOf(whole, cut));
      assertThatExceptionOfType(DamagedRunException.class).isThrownBy(folder::state);
    }
    whole[whole.length - 1] ^= 1;
    Files.write(file("state"), whole);
    assertThatExceptionOfType(DamagedRunException.class).isThrownBy(folder::state);
  }

  @Test
  void examplesThatWereAlteredAreNotDrawn() throws IOException {
    RunFolder folder = begun();
    Files.write(file("hard-examples.ndjson"), new byte[] {'\n'}, StandardOpenOption.APPEND);

    assertThatExceptionOfType(DamagedRunException.class)
        .isThrownBy(() -> folder.hardExamples(folder.plan()));
  }

  @Test
  void whatHasEndedOrNeverBegunIsNoRun() throws IOException {
    begun().delete();
    Files.createDirectories(root.resolve("runs/.part-123"));
    Files.createDirectories(root.resolve("runs/another-2"));

    assertThat(folders.unfinished()).isEmpty();
    assertThat(root.resolve("runs")).isDirectoryNotContaining("glob:**tinyvlm-2");
  }

  private RunFolder begun() {
    return folders.begin(PLAN, List.of()).folder();
  }

  private Path file(String name) {
    return root.resolve("runs/tinyvlm-2").resolve(name);
  }

  private static CollectedExample example(PreparedTrial trial) {
    return new CollectedExample(trial, "first", Set.of("flipped", "wrong"), AT);
  }
}
