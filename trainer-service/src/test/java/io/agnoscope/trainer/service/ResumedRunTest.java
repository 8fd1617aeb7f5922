package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.trainer.store.SavedState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lives of the trainer that end in the middle of a run, and what the next one makes of it. */
@SuppressWarnings("NullAway.Init") // JUnit sets them.
class ResumedRunTest {

  private static final Losses FINE = new Losses(1, 0, 0.1, 0, 1.2);
  private static final int STEPS = 7;

  private final List<CheckpointLifecycle> told = new ArrayList<>();
  private final TrainerMetrics metrics = new TrainerMetrics(new SimpleMeterRegistry());
  private final FakeModel model = new FakeModel(0.2, 0.95, FINE);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private int stepsOfAllLives;

  @TempDir Path root;
  private CheckpointStore store;
  private CheckpointRegistry registry;

  @BeforeEach
  void begin() {
    store = new CheckpointStore(root, "tinyvlm", new ObjectMapper());
    registry = new CheckpointRegistry("tinyvlm", store, told::add, metrics, clock);
    registry.begin(Checkpoints.untrained("first", null));
  }

  @Test
  void aRunKilledAtAnyStepEndsAsTheUnbrokenOne() {
    String unbroken = weightsOfAnUnbrokenRun();

    for (int killedAt = 1; killedAt <= STEPS; killedAt++) {
      begin();
      killedAtStep(killedAt);

      RunReport report = life(resumed(), () -> Order.GO_ON);

      assertThat(report.outcome()).isEqualTo(RunOutcome.REJECTED);
      assertThat(model.weights()).as("killed at step %d", killedAt).isEqualTo(unbroken);
      assertThat(stepsOfAllLives).isLessThanOrEqualTo(STEPS + 2);
    }
    assertThat(root.resolve("runs")).isEmptyDirectory();
  }

  @Test
  void aStateThatWasCutShortIsNotUsed() throws IOException {
    String unbroken = weightsOfAnUnbrokenRun();
    killedAtStep(6);
    Path state = root.resolve("runs/tinyvlm-2/state");
    byte[] whole = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(whole, whole.length - 1));

    life(resumed(), () -> Order.GO_ON);

    assertThat(model.weights()).isEqualTo(unbroken);
    assertThat(stepsOfAllLives).isEqualTo(5 + STEPS);
  }

  @Test
  void aStateThatTheModelRefusesIsNotUsed() throws IOException {
    String unbroken = weightsOfAnUnbrokenRun();
    OpenRun run = begun();
    run.folder()
        .save(
            new SavedState(
                3, Map.of("probe", 24L), 1, "of another".getBytes(StandardCharsets.UTF_8)));

    life(resumed(), () -> Order.GO_ON);

    assertThat(model.weights()).isEqualTo(unbroken);
  }

  @Test
  void aCandidateThatTheGateHadNotDecidedIsExaminedAgainAndToldOfOnce() {
    model.whenAnswering(() -> {
      throw new Killed();
    });
    OpenRun run = begun();
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> life(run, () -> Order.GO_ON));
    model.whenAnswering(() -> {});
    stepsOfAllLives = 0;

    OpenRun again = resumed();
    CheckpointRegistry next = new CheckpointRegistry("tinyvlm", store, told::add, metrics, clock);
    next.resume(registry.lineage(), OptionalInt.of(again.plan().version()));
    registry = next;
    RunReport report = life(again, () -> Order.GO_ON);

    assertThat(report.outcome()).isEqualTo(RunOutcome.REJECTED);
    assertThat(stepsOfAllLives).isZero();
    assertThat(told)
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Promoted", "Candidate", "Rejected");
    assertThat(report.reason()).doesNotContain("stopped");
  }

  @Test
  void theEndOfTheServiceLosesNoStep() {
    String unbroken = weightsOfAnUnbrokenRun();
    OpenRun run = begun();

    RunReport report = life(run, () -> stepsOfAllLives < 5 ? Order.GO_ON : Order.SUSPEND);
    assertThat(report.outcome()).isEqualTo(RunOutcome.SUSPENDED);
    life(resumed(), () -> Order.GO_ON);

    assertThat(model.weights()).isEqualTo(unbroken);
    assertThat(stepsOfAllLives).isEqualTo(STEPS);
  }

  @Test
  void anotherSeedIsAnotherRun() {
    String unbroken = weightsOfAnUnbrokenRun();

    life(begun(OptionalLong.of(99)), () -> Order.GO_ON);

    assertThat(model.weights()).isNotEqualTo(unbroken);
  }

  @Test
  void aRunWhoseParentNoLongerServesIsGivenUp() {
    killedAtStep(4);
    registry.offer(
        Checkpoints.untrained("tinyvlm-2-x", "first"), registry.lineage().serving().orElseThrow());
    registry.promote(2, "an operator likes it");

    assertThat(runs(config()).unfinished(registry.lineage())).isEmpty();
    assertThat(root.resolve("runs")).isEmptyDirectory();
  }

  @Test
  void aRunOfOtherSettingsOrOfLongAgoIsGivenUp() {
    killedAtStep(4);
    assertThat(runs(config("agnoscope.trainer.steps", "8")).unfinished(registry.lineage()))
        .isEmpty();

    killedAtStep(4);
    now = now.plus(Duration.ofDays(2));
    assertThat(runs(config()).unfinished(registry.lineage())).isEmpty();
  }

  private void killedAtStep(int step) {
    OpenRun run = begun();
    model.whenStepping(() -> {
      stepsOfAllLives++;
      if (stepsOfAllLives == step) {
        stepsOfAllLives--;
        throw new Killed();
      }
    });
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> life(run, () -> Order.GO_ON));
    model.whenStepping(() -> stepsOfAllLives++);
  }

  private String weightsOfAnUnbrokenRun() {
    OpenRun run = begun();
    life(run, () -> Order.GO_ON);
    registry = new CheckpointRegistry("tinyvlm", store, told::add, metrics, clock);
    told.clear();
    registry.begin(Checkpoints.untrained("first", null));
    return model.weights();
  }

  private OpenRun begun() {
    return begun(OptionalLong.empty());
  }

  private OpenRun begun(OptionalLong seed) {
    stepsOfAllLives = 0;
    model.whenStepping(() -> stepsOfAllLives++);
    return runs(config())
        .begin(registry.lineage(), RunCause.operator("a test"), seed, List.of(), Map.of(0, 17L));
  }

  private OpenRun resumed() {
    return runs(config()).unfinished(registry.lineage()).orElseThrow();
  }

  private Runs runs(TrainerConfig config) {
    return new Runs(config, model, clock);
  }

  private RunReport life(OpenRun run, Supplier<Order> orders) {
    return new TrainingRun(
            config(),
            model,
            store,
            registry,
            Catalogue.standard(),
            metrics,
            clock,
            Duties.ofThisThread(1),
            run)
        .run(orders, state -> {});
  }

  private TrainerConfig config(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "agnoscope.checkpoints.dir", root.toString(),
                "agnoscope.trainer.steps", Integer.toString(STEPS),
                "agnoscope.trainer.state-every-steps", "2",
                "agnoscope.trainer.batch.image-heavy", "1",
                "agnoscope.trainer.batch.text-heavy", "1",
                "agnoscope.trainer.batch.ordinary", "2",
                "agnoscope.trainer.gate.clean-per-family", "2",
                "agnoscope.trainer.gate.more-per-family", "0",
                "agnoscope.trainer.gate.perturbed-per-family", "2"));
    all.addAll(List.of(more));
    return Configurations.of(all.toArray(String[]::new));
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
