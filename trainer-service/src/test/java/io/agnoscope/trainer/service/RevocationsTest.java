package io.agnoscope.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agnoscope.trainer.Checkpoints;
import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.config.TrainerConfig;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.Operator;
import io.agnoscope.trainer.domain.revocation.Revoked;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.trial.Provenance;
import io.agnoscope.trainer.store.CheckpointStore;
import io.agnoscope.trainer.store.RevocationFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets them.
class RevocationsTest {

  private static final Losses FINE = new Losses(1, 0, 0.1, 0, 1.2);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final List<Refusal> dropped = new ArrayList<>();
  private final HardExampleBuffer buffer = buffer();

  @TempDir Path root;
  private CheckpointStore store;
  private CheckpointRegistry registry;
  private Revocations revocations;

  @BeforeEach
  void begin() {
    store = new CheckpointStore(root, "tinyvlm", json);
    registry = registry();
    registry.begin(Checkpoints.untrained("first", null));
    revocations = revocations(registry, buffer);
    revocations.read();
    revocations.resume();
  }

  @Test
  void fallsBackBehindEverythingThatWasTrainedOnIt() {
    promote("clean-2", List.of("probe"));
    promote("poisoned-3", List.of("probe", "api"));
    promote("child-4", List.of("probe"));
    buffer.add(example("api", "acme", "a"));
    buffer.add(example("probe", null, "b"));

    Revocations.Consequences consequences =
        revocations.revoke(new Revoked.Source("api"), "it was sold");

    assertThat(consequences)
        .isEqualTo(
            new Revocations.Consequences(
                1, new TreeSet<>(Set.of(3, 4)), List.of(3, 4), Optional.of(2), false, false));
    assertThat(registry.lineage().serving().orElseThrow().identity().checkpoint())
        .isEqualTo("clean-2");
    assertThat(registry.lineage().version(4).orElseThrow().reason()).contains("it was sold");
    assertThat(buffer.add(example("api", "acme", "c")).dropped()).containsExactly(Refusal.REVOKED);
    assertThat(buffer.size()).isEqualTo(1);
    assertThat(dropped).containsExactly(Refusal.REVOKED);
  }

  @Test
  void revokesATenantByWhatItsRunCouldDraw() {
    Candidate candidate = offer("poisoned-2", List.of("probe", "api"));
    String manifest =
        store.annotate(
            candidate.identity().uri(),
            candidate.manifest(),
            Map.of(Manifests.HARD_EXAMPLES_BY_TENANT, Map.of("acme", 3)));
    registry.decide(candidate, serving(), true, manifest, "better");

    assertThat(revocations.revoke(new Revoked.Tenant("other"), "").rolledBack()).isEmpty();
    assertThat(revocations.revoke(new Revoked.Tenant("acme"), "").rolledBack()).containsExactly(2);
  }

  @Test
  void neitherGateNorOperatorPromotesWhatIsTainted() {
    Candidate late = offer("poisoned-2", List.of("probe"));
    revocations.revoke(new Revoked.Source("api"), "");
    String manifest =
        store.annotate(
            late.identity().uri(), late.manifest(), Map.of("trialsBySource", Map.of("api", 1)));

    CheckpointLifecycle decided = registry.decide(late, serving(), true, manifest, "better");

    assertThat(decided).isInstanceOf(Rejected.class);
    assertThat(decided.reason()).contains("revoked");
    assertThat(registry.promote(2, "I know better")).isInstanceOf(Operator.Outcome.Illegal.class);
  }

  @Test
  void outlivesARestartAndFinishesWhatACrashCutShort() {
    promote("poisoned-2", List.of("probe", "api"));
    // As if the trainer had died between the order and what follows from it.
    new RevocationFile(root, "tinyvlm", json)
        .add(new RevocationFile.Entry("source", "api", "it was sold", NOW));
    CheckpointRegistry restarted = registry();
    restarted.resume(registry.lineage(), OptionalInt.empty());
    HardExampleBuffer empty = buffer();

    Revocations again = revocations(restarted, empty);
    again.read();
    again.resume();

    assertThat(restarted.lineage().serving().orElseThrow().identity().version()).isEqualTo(1);
    assertThat(empty.add(example("api", null, "a")).dropped()).containsExactly(Refusal.REVOKED);
    assertThat(again.cover(Provenance.of("api"))).isTrue();
    assertThat(again.cover(Provenance.of("file"))).isFalse();
    again.revoke(new Revoked.Source("api"), "twice");
    assertThat(again.all()).hasSize(1);
  }

  @Test
  void aRunThatWasLeftUnfinishedIsNotResumedWhenItMayDrawWhatIsRevoked() {
    Runs runs = new Runs(configuration(), new FakeModel(0.2, 0.9, FINE), clock, revocations::cover);
    runs.begin(
        registry.lineage(),
        RunCause.operator("a test"),
        OptionalLong.empty(),
        List.of(example("probe", null, "a"), example("api", "acme", "b")),
        Map.of());
    assertThat(runs.unfinished(registry.lineage()))
        .hasValueSatisfying(run -> assertThat(run.mayDraw(new Revoked.Tenant("acme"))).isTrue());

    revocations.revoke(new Revoked.Source("api"), "");

    assertThat(runs.unfinished(registry.lineage())).isEmpty();
  }

  @Test
  void keepsServingWhenNothingIsLeftAndSaysSo() {
    Revocations.Consequences consequences =
        revocations(registryOfOne(), buffer()).revoke(new Revoked.Source("api"), "");

    assertThat(consequences.serving()).contains(1);
    assertThat(consequences.servingIsTainted()).isTrue();
    assertThat(consequences.rolledBack()).isEmpty();
  }

  private TrainerConfig configuration() {
    return Configurations.of("agnoscope.checkpoints.dir", root.toString());
  }

  private CheckpointRegistry registryOfOne() {
    CheckpointRegistry other = registry();
    other.begin(Checkpoints.untrained("first", null, List.of("api")));
    return other;
  }

  private void promote(String id, List<String> sources) {
    Candidate candidate = offer(id, sources);
    registry.decide(candidate, serving(), true, candidate.manifest(), "better");
  }

  private Candidate offer(String id, List<String> sources) {
    Promoted parent = serving();
    return registry.offer(
        Checkpoints.untrained(id, parent.identity().checkpoint(), sources), parent);
  }

  private Promoted serving() {
    return registry.lineage().serving().orElseThrow();
  }

  private CheckpointRegistry registry() {
    return new CheckpointRegistry(
        "tinyvlm", store, step -> {}, new TrainerMetrics(new SimpleMeterRegistry()), clock);
  }

  private Revocations revocations(CheckpointRegistry of, HardExampleBuffer examples) {
    return new Revocations(
        new RevocationFile(root, "tinyvlm", json),
        examples,
        of,
        new Manifests(json)::trainedOn,
        store::holds,
        dropped::add,
        clock);
  }

  private HardExampleBuffer buffer() {
    return new HardExampleBuffer(
        new HardExampleBuffer.Limits(10, 1 << 20, 10, 10, Duration.ZERO), clock);
  }

  private static CollectedExample example(String source, @Nullable String tenant, String id) {
    return new CollectedExample(Trials.of(source, tenant, id), "first", Set.of("wrong"), NOW);
  }
}
