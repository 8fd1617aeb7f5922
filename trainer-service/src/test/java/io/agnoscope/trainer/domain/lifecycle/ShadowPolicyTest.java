package io.agnoscope.trainer.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Candidate;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Promoted;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.RolledBack;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.ShadowPolicy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShadowPolicyTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ShadowPolicy POLICY = new ShadowPolicy(100, Duration.ofMinutes(30), true);

  /** All steps that there are. */
  private static final Set<String> STEPS =
      Set.of(
          "Candidate Shadow",
          "Candidate Promoted",
          "Candidate Rejected",
          "Shadow Promoted",
          "Shadow Rejected",
          "Rejected Promoted",
          "Promoted RolledBack");

  private final Lineage shadowed = Lineage.empty().with(promoted(1)).with(shadow(2));
  private final Lineage served = Lineage.empty().with(promoted(1)).with(promoted(2));

  @Test
  void waitsForEnoughTrials() {
    assertThat(decide(shadowed, false, 99, false)).isEmpty();
    assertThat(POLICY.decide(shadowed, List.of(), NOW)).isEmpty();
  }

  @Test
  void promotesWhatIsNotWorseWithItsFigures() {
    assertThat(decide(shadowed, false, 100, false))
        .containsInstanceOf(Decision.Promote.class)
        .get()
        .extracting(decision -> ((Decision.Promote) decision).why())
        .asString()
        .contains("100 Trials that v1 answered too", "3.0 % of the Views", "1.0 %");
  }

  @Test
  void rejectsWhatIsWorseHoweverManyTrialsThereAre() {
    assertThat(decide(shadowed, false, 30, true)).containsInstanceOf(Decision.Reject.class);
    assertThat(decide(shadowed, false, 1000, true)).containsInstanceOf(Decision.Reject.class);
  }

  @Test
  void rejectsWhatWasNotComparedInTime() {
    Instant later = NOW.plus(Duration.ofMinutes(30));

    assertThat(POLICY.decide(shadowed, List.of(comparison(2, 1, false, 99, false)), later))
        .containsInstanceOf(Decision.Reject.class)
        .get()
        .extracting(decision -> ((Decision.Reject) decision).why())
        .asString()
        .contains("99 of 100 Trials");
  }

  @Test
  void rejectsWhatWasComparedWithOneThatServesNoLonger() {
    Lineage moved = shadowed.with(promoted(3));

    assertThat(decide(moved, false, 100, false)).containsInstanceOf(Decision.Reject.class);
  }

  @Test
  void rollsBackWhatServesAndIsWorseThanTheOneBefore() {
    assertThat(decide(served, true, 20, true)).containsInstanceOf(Decision.RollBack.class);
    assertThat(decide(served, true, 1000, false)).isEmpty();
  }

  @Test
  void whatWasSeenInShadowSaysNothingOfWhatServes() {
    assertThat(decide(served, false, 1000, true)).isEmpty();
    assertThat(decide(shadowed, true, 1000, true)).isEmpty();
  }

  @Test
  void rollsNothingBackThatHasNoneBeforeItNorWhereThatIsSwitchedOff() {
    ShadowPolicy byHand = new ShadowPolicy(100, Duration.ofMinutes(30), false);
    List<Comparison> worse = List.of(comparison(2, 1, true, 20, true));

    assertThat(byHand.decide(served, worse, NOW)).isEmpty();
    assertThat(POLICY.decide(Lineage.empty().with(promoted(2)), worse, NOW)).isEmpty();
  }

  @Property(tries = 300)
  void whateverIsSeenAndOrderedOneServesAndEachStepIsLegal(
      @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> turns, @ForAll boolean worse) {
    Lineage lineage = Lineage.empty().with(promoted(1));
    for (int turn : turns) {
      Lineage before = lineage;
      lineage =
          switch (turn) {
            case 0 -> lineage.with(candidate(lineage, "Candidate"));
            case 1 -> lineage.with(candidate(lineage, "Shadow"));
            case 2, 3, 4, 5 -> seen(lineage, turn % 2 == 0, worse);
            case 6 -> ordered(lineage, Operator.rollBack(lineage, Optional.empty(), "", NOW));
            default -> ordered(lineage, Operator.promote(lineage, turn - 4, "", NOW));
          };

      assertThat(lineage.serving()).isPresent();
      for (CheckpointLifecycle step : before.all()) {
        CheckpointLifecycle next = lineage.version(step.identity().version()).orElseThrow();
        assertThat(step.equals(next) || STEPS.contains(name(step) + " " + name(next)))
            .as("%s to %s", name(step), name(next))
            .isTrue();
        assertThat(step instanceof RolledBack && !step.equals(next)).isFalse();
      }
    }
  }

  private static Lineage seen(Lineage lineage, boolean newerServes, boolean worse) {
    List<Comparison> all = new ArrayList<>();
    for (int newer = 2; newer < lineage.nextVersion(); newer++) {
      for (int older = 1; older < newer; older++) {
        all.add(comparison(newer, older, newerServes, 100, worse));
      }
    }
    return POLICY
        .decide(lineage, all, NOW)
        .map(decision ->
            lineage.with(
                switch (decision) {
                  case Decision.Promote(Shadow shadow, Comparison by, String why) ->
                      shadow.promote("{}", why, NOW);
                  case Decision.Reject(Shadow shadow, Optional<Comparison> by, String why) ->
                      shadow.reject("{}", why, NOW);
                  case Decision.RollBack(Promoted serving, Comparison by, String why) ->
                      serving.rollBack(why, NOW);
                }))
        .orElse(lineage);
  }

  private static CheckpointLifecycle candidate(Lineage lineage, String as) {
    Candidate candidate =
        new Candidate(
            identity(
                lineage.nextVersion(), lineage.serving().orElseThrow().identity().checkpoint()),
            "{}",
            "trained",
            NOW);
    return as.equals("Shadow") ? candidate.shadow("{}", "passed", NOW) : candidate;
  }

  private static Lineage ordered(Lineage lineage, Operator.Outcome outcome) {
    return outcome instanceof Operator.Outcome.Step(var step) ? lineage.with(step) : lineage;
  }

  private static String name(CheckpointLifecycle step) {
    return step.getClass().getSimpleName();
  }

  private static Optional<Decision> decide(
      Lineage lineage, boolean newerServes, long pairs, boolean worse) {
    return POLICY.decide(lineage, List.of(comparison(2, 1, newerServes, pairs, worse)), NOW);
  }

  private static Comparison comparison(
      int newer, int older, boolean newerServes, long pairs, boolean worse) {
    return new Comparison("v" + newer, "v" + older, newerServes, pairs, 3, 1, 7, 10_080, worse);
  }

  private static Promoted promoted(int version) {
    return new Promoted(identity(version, "v" + (version - 1)), "{}", "better", NOW);
  }

  private static Shadow shadow(int version) {
    return new Shadow(identity(version, "v" + (version - 1)), "{}", "passed", NOW);
  }

  private static CheckpointIdentity identity(int version, String parent) {
    return new CheckpointIdentity(
        "tinyvlm", version, "v" + version, "file:///" + version, "00", parent);
  }
}
