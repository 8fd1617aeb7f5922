package io.agnoscope.trainer.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OperatorTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void promotesWhatTheGateRejected() {
    Lineage lineage = Lineage.empty().with(first()).with(candidate(2).reject("{}", "no", NOW));

    Operator.Outcome outcome = Operator.promote(lineage, 2, "looks fine to me", NOW);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Operator.Outcome.Step.class,
            taken -> {
              assertThat(taken.step()).isInstanceOf(Promoted.class);
              assertThat(taken.step().reason()).isEqualTo("looks fine to me");
              assertThat(lineage.with(taken.step()).serving().orElseThrow().identity().version())
                  .isEqualTo(2);
            });
  }

  @Test
  void promotesFromShadow() {
    Shadow shadow = candidate(2).shadow("{}", "asked beside it", NOW);
    Lineage lineage = Lineage.empty().with(first()).with(shadow);

    assertThat(Operator.promote(lineage, 2, "why not", NOW))
        .isInstanceOf(Operator.Outcome.Step.class);
  }

  @Test
  void doesNotPromoteWhatServesWhatIsOlderOrWhatWasRolledBack() {
    Promoted second = candidate(2).promote("{}", "better", NOW);
    Lineage lineage =
        Lineage.empty()
            .with(first())
            .with(second)
            .with(candidate(3).promote("{}", "better", NOW).rollBack("it was not", NOW));

    assertThat(Operator.promote(lineage, 2, "", NOW)).isInstanceOf(Operator.Outcome.Illegal.class);
    assertThat(Operator.promote(lineage, 1, "", NOW)).isInstanceOf(Operator.Outcome.Illegal.class);
    assertThat(Operator.promote(lineage, 3, "", NOW)).isInstanceOf(Operator.Outcome.Illegal.class);
    assertThat(Operator.promote(lineage, 9, "", NOW)).isInstanceOf(Operator.Outcome.Unknown.class);
  }

  @Test
  void rollsBackToTheParent() {
    Lineage lineage = Lineage.empty().with(first()).with(candidate(2).promote("{}", "better", NOW));

    Operator.Outcome outcome = Operator.rollBack(lineage, Optional.of(2), "worse", NOW);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Operator.Outcome.Step.class,
            taken -> {
              assertThat(taken.step()).isInstanceOf(RolledBack.class);
              assertThat(lineage.with(taken.step()).serving().orElseThrow().identity().version())
                  .isEqualTo(1);
            });
  }

  @Test
  void doesNotRollBackTheOnlyOneNorOneThatDoesNotServe() {
    Lineage onlyFirst = Lineage.empty().with(first());
    Lineage two = onlyFirst.with(candidate(2).promote("{}", "better", NOW));

    assertThat(Operator.rollBack(onlyFirst, Optional.empty(), "", NOW))
        .isInstanceOf(Operator.Outcome.Illegal.class);
    assertThat(Operator.rollBack(two, Optional.of(1), "", NOW))
        .isInstanceOf(Operator.Outcome.Illegal.class);
    assertThat(Operator.rollBack(two, Optional.of(7), "", NOW))
        .isInstanceOf(Operator.Outcome.Unknown.class);
    assertThat(Operator.rollBack(Lineage.empty(), Optional.empty(), "", NOW))
        .isInstanceOf(Operator.Outcome.Illegal.class);
  }

  @Property(tries = 200)
  void whateverIsOrderedSomethingServesAndNothingRolledBackReturns(
      @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> orders) {
    Lineage lineage = Lineage.empty().with(first());
    for (int order : orders) {
      Lineage before = lineage;
      lineage =
          switch (order) {
            case 0 -> lineage.with(candidate(lineage.nextVersion()));
            case 1 -> after(lineage, Operator.rollBack(lineage, Optional.empty(), "", NOW));
            default -> after(lineage, Operator.promote(lineage, order, "", NOW));
          };

      assertThat(lineage.serving()).isPresent();
      for (CheckpointLifecycle step : before.all()) {
        if (step instanceof RolledBack) {
          assertThat(lineage.version(step.identity().version())).contains(step);
        }
      }
    }
  }

  private static Lineage after(Lineage lineage, Operator.Outcome outcome) {
    return outcome instanceof Operator.Outcome.Step(var step) ? lineage.with(step) : lineage;
  }

  private static Promoted first() {
    return new Promoted(identity(1), "{}", "first checkpoint", NOW);
  }

  private static Candidate candidate(int version) {
    return new Candidate(identity(version), "{}", "trained", NOW);
  }

  private static CheckpointIdentity identity(int version) {
    return new CheckpointIdentity(
        "tinyvlm", version, "tinyvlm-" + version, "file:///" + version, "00", null);
  }
}
