package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import io.agnoscope.trainer.domain.lifecycle.ShadowPolicy;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.TrainerState;
import io.agnoscope.trainer.store.CheckpointStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets them.
class TrainingRunTest {

  private static final Losses FINE = new Losses(1, 0, 0.1, 0, 1.2);

  private final List<CheckpointLifecycle> told = new ArrayList<>();
  private final List<TrainerState> states = new ArrayList<>();
  private final ObjectMapper json = new ObjectMapper();
  private final TrainerMetrics metrics = new TrainerMetrics(new SimpleMeterRegistry());
  private final InstantSource clock = InstantSource.system();

  @TempDir Path root;
  private CheckpointStore store;
  private CheckpointRegistry registry;

  @BeforeEach
  void begin() {
    store = new CheckpointStore(root, "tinyvlm", json);
    registry = new CheckpointRegistry("tinyvlm", store, told::add, metrics, clock);
    registry.begin(Checkpoints.untrained("first", null));
  }

  @Test
  void promotesABetterCheckpointWithItsFigures() throws Exception {
    RunReport report = run(new FakeModel(0.2, 0.95, FINE), () -> false);

    assertThat(report.outcome()).as(report.reason()).isEqualTo(RunOutcome.PROMOTED);
    assertThat(told)
        .extracting(Object::getClass)
        .map(Class::getSimpleName)
        .containsExactly("Promoted", "Candidate", "Promoted");
    Promoted promoted = (Promoted) told.getLast();
    assertThat(promoted.identity().version()).isEqualTo(2);
    assertThat(promoted.identity().parent()).isEqualTo("first");
    assertThat(promoted.reason()).contains("misled by misleading-caption");
    JsonNode manifest = json.readTree(promoted.manifest());
    assertThat(manifest.at("/gate/accepted").asBoolean()).isTrue();
    assertThat(manifest.at("/gate/families")).hasSize(9);
    assertThat(manifest.at("/trialsBySource/probe").asInt()).isEqualTo(3 * 8);
    assertThat(beside(promoted)).isEqualTo(json.readTree(promoted.manifest()));
    assertThat(registry.lineage().serving()).contains(promoted);
    assertThat(states).hasAtLeastOneElementOfType(TrainerState.Training.class);
    assertThat(states).hasAtLeastOneElementOfType(TrainerState.Evaluating.class);
  }

  private JsonNode beside(Promoted promoted) throws IOException {
    URI folder = URI.create(promoted.identity().uri());
    return json.readTree(Path.of(folder).resolve("manifest.json").toFile());
  }

  @Test
  void oneThatPassesTheGateIsInShadowUntilItIsCompared() throws Exception {
    registry = shadowing();

    RunReport report = run(new FakeModel(0.2, 0.95, FINE), () -> false);

    assertThat(report.outcome()).isEqualTo(RunOutcome.SHADOW);
    assertThat(told.getLast()).isInstanceOf(Shadow.class);
    assertThat(json.readTree(told.getLast().manifest()).at("/gate/accepted").asBoolean()).isTrue();
    assertThat(registry.lineage().serving().orElseThrow().identity().version()).isEqualTo(1);

    String candidate = told.getLast().identity().checkpoint();
    registry.judge(
        List.of(new Comparison(candidate, "first", false, 20, 1, 2, 0.1, 10_080, false)));

    Promoted promoted = (Promoted) told.getLast();
    assertThat(promoted.reason()).contains("misled by misleading-caption", "on 20 Trials");
    JsonNode manifest = json.readTree(promoted.manifest());
    assertThat(manifest.at("/gate/accepted").asBoolean()).isTrue();
    assertThat(manifest.at("/shadow/pairs").asInt()).isEqualTo(20);
    assertThat(beside(promoted)).isEqualTo(json.readTree(promoted.manifest()));
  }

  @Test
  void weightsThatWereRolledBackAreNotOfferedAgain() {
    registry = shadowing();
    String candidate = "tinyvlm-3-new";
    registry.offer(
        Checkpoints.untrained(candidate, "first"), registry.lineage().serving().orElseThrow());
    registry.promote(2, "an operator likes it");
    registry.judge(List.of(new Comparison(candidate, "first", true, 20, 15, 0, 1e5, 10_080, true)));
    assertThat(told.getLast()).isInstanceOf(RolledBack.class);

    RunReport report = run(new FakeModel(0.2, 0.95, FINE), () -> false);

    assertThat(report.outcome()).isEqualTo(RunOutcome.REJECTED);
    assertThat(report.reason()).contains("weights of version 2, which was rolled back");
    assertThat(registry.lineage().serving().orElseThrow().identity().version()).isEqualTo(1);
  }

  private CheckpointRegistry shadowing() {
    CheckpointRegistry shadowing =
        new CheckpointRegistry(
            "tinyvlm",
            store,
            told::add,
            metrics,
            clock,
            new ShadowPolicy(20, Duration.ofMinutes(30), true));
    shadowing.resume(registry.lineage(), OptionalInt.empty());
    return shadowing;
  }

  @Test
  void rejectsOneThatIsNoBetter() {
    RunReport report = run(new FakeModel(0.5, 0.5, FINE), () -> false);

    assertThat(report.outcome()).isEqualTo(RunOutcome.REJECTED);
    assertThat(report.gate()).isNotNull();
    assertThat(told.getLast()).isInstanceOf(Rejected.class);
    assertThat(registry.lineage().serving().orElseThrow().identity().version()).isEqualTo(1);
  }

  @Test
  void aLossThatIsNoNumberFailsTheRunAndTouchesNothing() {
    RunReport report =
        run(new FakeModel(0.2, 0.95, new Losses(Double.NaN, 0, 0, 0, Double.NaN)), () -> false);

    assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
    assertThat(report.reason()).contains("no number at step 1");
    assertThat(told).hasSize(1);
  }

  @Test
  void aStopDuringTrainingOffersNothing() {
    RunReport report = run(new FakeModel(0.2, 0.95, FINE), () -> true);

    assertThat(report.outcome()).isEqualTo(RunOutcome.STOPPED);
    assertThat(told).hasSize(1);
  }

  @Test
  void aStopDuringTheGateRejectsTheCandidate() {
    RunReport report =
        run(
            new FakeModel(0.2, 0.95, FINE),
            () -> told.stream().anyMatch(Candidate.class::isInstance));

    assertThat(report.outcome()).isEqualTo(RunOutcome.STOPPED);
    assertThat(told.getLast()).isInstanceOf(Rejected.class);
  }

  @Test
  void whateverBreaksIsInTheReport() {
    FakeModel broken = new FakeModel(0.2, 0.95, FINE);
    broken.breakAnswers();

    RunReport report = run(broken, () -> false);

    assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
    assertThat(report.reason()).isEqualTo("out of native memory");
    assertThat(told.getLast()).isInstanceOf(Rejected.class);
  }

  @Test
  void aCandidateWhoseParentWasRolledBackMeanwhileIsRejected() {
    registry.offer(
        Checkpoints.untrained("tinyvlm-2-x", "first"), registry.lineage().serving().orElseThrow());
    registry.promote(2, "an operator likes it");
    FakeModel model = new FakeModel(0.2, 0.95, FINE);
    model.whenAnswering(() -> registry.rollBack(Optional.empty(), "an operator was quicker"));

    RunReport report = run(model, () -> false);

    assertThat(report.outcome()).isEqualTo(RunOutcome.REJECTED);
    assertThat(report.reason()).contains("its parent no longer serves");
    assertThat(registry.lineage().serving().orElseThrow().identity().version()).isEqualTo(1);
  }

  @Test
  void aCandidateThatARestartLeftBehindIsRejected() {
    registry.offer(
        Checkpoints.untrained("tinyvlm-2-x", "first"), registry.lineage().serving().orElseThrow());
    CheckpointRegistry restarted =
        new CheckpointRegistry("tinyvlm", store, told::add, metrics, clock);

    restarted.resume(registry.lineage(), OptionalInt.empty());

    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.reason()).contains("stopped before the gate"));
    assertThat(restarted.lineage().serving().orElseThrow().identity().version()).isEqualTo(1);
  }

  private RunReport run(FakeModel model, BooleanSupplier stopped) {
    TrainerConfig config = configuration();
    OpenRun run =
        new Runs(config, model, clock)
            .begin(
                registry.lineage(),
                RunCause.operator("a test"),
                OptionalLong.empty(),
                List.of(),
                Map.of());
    return new TrainingRun(
            config,
            model,
            store,
            registry,
            Catalogue.standard(),
            metrics,
            clock,
            Duties.ofThisThread(1),
            run)
        .run(() -> stopped.getAsBoolean() ? Order.GIVE_UP : Order.GO_ON, states::add);
  }

  private TrainerConfig configuration() {
    return Configurations.of(
        "agnoscope.checkpoints.dir", root.toString(),
        "agnoscope.trainer.steps", "3",
        "agnoscope.trainer.batch.image-heavy", "2",
        "agnoscope.trainer.batch.text-heavy", "2",
        "agnoscope.trainer.batch.ordinary", "4",
        "agnoscope.trainer.gate.clean-per-family", "250",
        "agnoscope.trainer.gate.more-per-family", "0",
        "agnoscope.trainer.gate.perturbed-per-family", "40");
  }
}
