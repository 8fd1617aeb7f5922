package io.agnoscope.trainer.domain.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.agnoscope.trainer.domain.lifecycle.CheckpointIdentity;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Rejected;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevocationTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Revoked> API = List.of(new Revoked.Source("api"));

  /** Version n, trained from the n-th before it, or from none, in state 0 to 4. */
  record Step(int back, int state, boolean api) {}

  @Test
  void fallsBackToTheNewestWhoseWholeAncestryNeverSawIt() {
    Lineage lineage =
        lineage(
            List.of(
                new Step(0, 0, false),
                new Step(1, 0, false),
                new Step(1, 0, true),
                new Step(1, 0, false)));

    Revocation revocation = Revocation.of(lineage, RevocationTest::trainedOn, API, any -> true);

    assertThat(revocation.tainted()).containsExactly(3, 4);
    assertThat(revocation.serves()).contains(2);
    assertThat(revocation.steps(lineage, "revoked", AT))
        .extracting(step -> step.identity().version())
        .as("what serves goes last, so that no tainted one serves in between")
        .containsExactly(3, 4);
  }

  @Test
  void passesOverThoseWhoseWeightsAreGone() {
    Lineage lineage =
        lineage(List.of(new Step(0, 0, false), new Step(1, 0, false), new Step(1, 0, true)));
    Revocation revocation =
        Revocation.of(lineage, RevocationTest::trainedOn, API, it -> it.version() != 2);

    assertThat(revocation.serves()).contains(1);
    assertThat(revocation.tainted()).containsExactly(3);
    assertThat(revocation.steps(lineage, "revoked", AT))
        .extracting(step -> step.identity().version(), CheckpointLifecycle::reason)
        .containsExactly(tuple(2, "its weights are gone"), tuple(3, "revoked"));
  }

  @Test
  void keepsServingWhereNothingElseIsLeft() {
    Lineage lineage = lineage(List.of(new Step(0, 0, true)));
    Revocation revocation = Revocation.of(lineage, RevocationTest::trainedOn, API, any -> true);

    assertThat(revocation.serves()).isEmpty();
    assertThat(revocation.steps(lineage, "revoked", AT)).isEmpty();
  }

  @Test
  void countsWhatNobodyCanTellAsTainted() {
    Lineage lineage = lineage(List.of(new Step(0, 0, false)));

    assertThat(Revocation.of(lineage, step -> Optional.empty(), API, any -> true).tainted())
        .containsExactly(1);
    Lineage orphan = Lineage.empty().with(step(5, "unknown", new Step(0, 0, false)));
    assertThat(Revocation.of(orphan, RevocationTest::trainedOn, API, any -> true).tainted())
        .containsExactly(5);
  }

  @Test
  void probesCannotBeRevoked() {
    assertThatThrownBy(() -> new Revoked.Source("probe"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void leavesNoCheckpointInUseThatDescendsFromWhatIsRevoked(
      @ForAll("steps") @Size(min = 1, max = 12) List<Step> drawn) {
    Lineage before = lineage(drawn);
    Revocation revocation = Revocation.of(before, RevocationTest::trainedOn, API, any -> true);
    Lineage after = before;
    for (CheckpointLifecycle step : revocation.steps(before, "revoked", AT)) {
      after = after.with(step);
      boolean servesTainted =
          after.serving().filter(it -> saw(drawn, it.identity().version())).isPresent();
      boolean servedTainted =
          before.serving().filter(it -> saw(drawn, it.identity().version())).isPresent();
      assertThat(servesTainted && !servedTainted).as("no detour over a tainted one").isFalse();
    }

    Set<Integer> expected = new HashSet<>();
    for (int version = 1; version <= drawn.size(); version++) {
      if (saw(drawn, version)) {
        expected.add(version);
      }
    }
    assertThat(revocation.tainted()).isEqualTo(expected);
    Optional<Integer> serving = after.serving().map(it -> it.identity().version());
    if (revocation.serves().isPresent()) {
      assertThat(serving).isEqualTo(revocation.serves());
      assertThat(after.all())
          .filteredOn(it -> expected.contains(it.identity().version()))
          .allMatch(it -> it instanceof Rejected || it instanceof RolledBack);
    } else {
      assertThat(serving).isEqualTo(before.serving().map(it -> it.identity().version()));
    }
    assertThat(after.all())
        .filteredOn(it -> !expected.contains(it.identity().version()))
        .as("the others stay as they are")
        .allMatch(it -> before.all().contains(it));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(false, false, false, true))
        .as(Step::new)
        .list();
  }

  /** By walking up to the root, unlike the code under test. */
  private static boolean saw(List<Step> drawn, int version) {
    Step step = drawn.get(version - 1);
    int parent = version - step.back();
    boolean root = step.back() == 0 || parent < 1;
    return step.api() || (!root && saw(drawn, parent));
  }

  private static Lineage lineage(List<Step> drawn) {
    Lineage lineage = Lineage.empty();
    List<String> ids = new ArrayList<>();
    for (Step step : drawn) {
      int version = ids.size() + 1;
      int parent = version - step.back();
      boolean root = step.back() == 0 || parent < 1;
      lineage = lineage.with(step(version, root ? null : "c" + parent, step));
      ids.add("c" + version);
    }
    return lineage;
  }

  private static CheckpointLifecycle step(int version, @Nullable String parent, Step step) {
    CheckpointIdentity identity =
        new CheckpointIdentity("tinyvlm", version, "c" + version, "file:/c", "00", parent);
    String manifest = step.api() ? "api" : "probe";
    return switch (step.state()) {
      case 0 -> new Promoted(identity, manifest, "", AT);
      case 1 -> new Candidate(identity, manifest, "", AT);
      case 2 -> new Shadow(identity, manifest, "", AT);
      case 3 -> new Rejected(identity, manifest, "", AT);
      default -> new RolledBack(identity, manifest, "", AT);
    };
  }

  private static Optional<TrainedOn> trainedOn(CheckpointLifecycle step) {
    return Optional.of(new TrainedOn(Set.of(step.manifest()), Set.of()));
  }
}
