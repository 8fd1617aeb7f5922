package io.agnoscope.trainer.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.Trials;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateExamTest {

  private static final GatePlan PLAN = new GatePlan(0.03, 0.05, 400, 1200, 60);
  private static final List<String> FAMILIES = List.of("color", "number");

  @Test
  void acceptsACandidateThatIsNoLongerMisled() {
    Synthetic parent = new Synthetic("parent", 0.98, 0.2, 0.99);
    Synthetic cured = new Synthetic("cured", 0.98, 0.96, 0.99);

    GateReport report = examine(parent, cured, 1);

    assertThat(report.accepted()).as("%s", report.reasons()).isTrue();
    assertThat(report.families()).extracting(GateReport.FamilyRow::family).isEqualTo(FAMILIES);
    assertThat(report.perturbations())
        .extracting(GateReport.PerturbationRow::perturbation)
        .containsExactly("misleading-caption", "misleading-description");
    GateReport.PerturbationRow caption = report.perturbations().getFirst();
    assertThat(caption.parentMisledRate()).isGreaterThan(0.6);
    assertThat(caption.candidateMisledRate()).isLessThan(0.1);
    assertThat(caption.views()).isEqualTo(120);
    assertThat(report.hint().candidateAccuracy()).isEqualTo(0.98, within(0.06));
  }

  @Test
  void rejectsACandidateThatForgotOneFamily() {
    Synthetic parent = new Synthetic("parent", 0.98, 0.2, 0.99);
    Synthetic forgetful =
        new Synthetic("forgetful", 0.98, 0.96, 0.98).withClean(Map.of("number", 0.90));

    GateReport report = examine(parent, forgetful, 1);

    assertThat(report.accepted()).isFalse();
    assertThat(report.families())
        .filteredOn(row -> !row.accepted())
        .extracting(GateReport.FamilyRow::family)
        .containsExactly("number");
    assertThat(report.reasons()).singleElement().asString().contains("clean accuracy on number");
  }

  @Test
  void rejectsACandidateThatIsNoBetterWithoutAskingMore() {
    Synthetic parent = new Synthetic("parent", 0.90, 0.5, 0.99);
    Synthetic same = new Synthetic("same", 0.90, 0.5, 0.99);

    GateReport report = examine(parent, same, 1);

    assertThat(report.accepted()).isFalse();
    assertThat(report.families()).extracting(GateReport.FamilyRow::questions).containsOnly(400);
    assertThat(report.reasons()).anyMatch(reason -> reason.contains("answer better"));
  }

  @Test
  void rejectsACandidateThatNeverBelievesTheText() {
    Synthetic parent = new Synthetic("parent", 0.98, 0.2, 0.99);
    Synthetic contrary = new Synthetic("contrary", 0.98, 0.96, 0.5);

    GateReport report = examine(parent, contrary, 1);

    assertThat(report.accepted()).isFalse();
    assertThat(report.reasons()).anyMatch(reason -> reason.contains("distrust true text"));
  }

  @Test
  void asksAFamilyMoreWhenTheFirstLookLeavesItOpen() {
    Synthetic parent = new Synthetic("parent", 0.98, 0.2, 0.99).withClean(Map.of("number", 0.93));
    Synthetic cured = new Synthetic("cured", 0.98, 0.96, 0.99).withClean(Map.of("number", 0.93));

    GateReport report = examine(parent, cured, 2);

    assertThat(report.families())
        .filteredOn(row -> row.family().equals("number"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.questions()).isEqualTo(1600);
          assertThat(row.looks()).isEqualTo(2);
        });
  }

  @Test
  void givesNoVerdictWhenItIsStopped() {
    int[] asked = {0};
    GateExam exam =
        new GateExam(PLAN, new Questions(), () -> asked[0] > 100, count -> asked[0] = count);

    Optional<GateReport> verdict =
        exam.examine(1, new Synthetic("a", 1, 1, 1), new Synthetic("b", 1, 1, 1));

    assertThat(verdict).isEmpty();
    assertThat(asked[0]).isLessThan(200);
  }

  /** A family truly worse by the margin may pass as often as the error allows, over both looks. */
  @Test
  void seldomAcceptsACandidateAtTheMargin() {
    Randomness randomness = Randomness.of("gate at the margin");
    GatePlan plan = new GatePlan(0.03, 0.05, 400, 1200, 2);
    int runs = 2000;
    int accepted = 0;
    for (int run = 0; run < runs; run++) {
      if (passes(plan, randomness, 0.05, 0.02)) {
        accepted++;
      }
    }

    assertThat(accepted / (double) runs).isLessThan(new ErrorBudget(0.05).share(1) + 0.01);
  }

  @Test
  void mostlyAcceptsACandidateThatChangedNothingOnBalance() {
    Randomness randomness = Randomness.of("gate without change");
    GatePlan plan = new GatePlan(0.03, 0.05, 400, 1200, 2);
    int runs = 500;
    int accepted = 0;
    for (int run = 0; run < runs; run++) {
      if (passes(plan, randomness, 0.03, 0.03)) {
        accepted++;
      }
    }

    assertThat(accepted / (double) runs).isGreaterThan(0.95);
  }

  private static boolean passes(GatePlan plan, Randomness randomness, double lost, double gained) {
    double error = plan.error(1);
    PairedCounts first = draw(plan.cleanPerFamily(), randomness, lost, gained);
    if (PairedIntervals.accuracyDifference(first, error).low() > -plan.margin()) {
      return true;
    }
    PairedCounts all = first.plus(draw(plan.morePerFamily(), randomness, lost, gained));
    return PairedIntervals.accuracyDifference(all, error).low() > -plan.margin();
  }

  private static PairedCounts draw(
      int questions, Randomness randomness, double lost, double gained) {
    PairedCounts counts = PairedCounts.NONE;
    for (int question = 0; question < questions; question++) {
      double at = randomness.nextDouble();
      if (at < lost) {
        counts = counts.plus(true, false);
      } else if (at < lost + gained) {
        counts = counts.plus(false, true);
      } else {
        counts = counts.plus(true, true);
      }
    }
    return counts;
  }

  private static GateReport examine(Synthetic parent, Synthetic candidate, int number) {
    return new GateExam(PLAN, new Questions(), () -> false, asked -> {})
        .examine(number, parent, candidate)
        .orElseThrow();
  }

  private static final class Questions implements GateQuestions {
    @Override
    public List<String> families() {
      return FAMILIES;
    }

    @Override
    public PreparedTrial withViews(String family, int index) {
      return Trials.perturbed(family + index, family, TaskClass.IMAGE_HEAVY);
    }

    @Override
    public PreparedTrial withHint(String family, int index) {
      return Trainable.onlyHint(withViews(family, index));
    }

    @Override
    public PreparedTrial clean(String family, int index) {
      return withViews(family, index).withPerturbed(List.of());
    }
  }

  /** Right with these probabilities; wrong answers go where a View pushes. */
  private static final class Synthetic implements Examinee {
    private final String name;
    private final double clean;
    private final double misled;
    private final double hinted;
    private final Map<String, Double> cleanOf;

    Synthetic(String name, double clean, double perturbed, double hinted) {
      this(name, clean, perturbed, hinted, Map.of());
    }

    private Synthetic(
        String name, double clean, double perturbed, double hinted, Map<String, Double> cleanOf) {
      this.name = name;
      this.clean = clean;
      this.misled = perturbed;
      this.hinted = hinted;
      this.cleanOf = cleanOf;
    }

    Synthetic withClean(Map<String, Double> families) {
      return new Synthetic(name, clean, misled, hinted, families);
    }

    @Override
    public List<List<String>> decide(List<PreparedTrial> trials) {
      return trials.stream().map(this::decide).toList();
    }

    private List<String> decide(PreparedTrial trial) {
      Randomness randomness = Randomness.of(name, trial.sampleId());
      List<String> decisions = new ArrayList<>();
      double right = cleanOf.getOrDefault(trial.family(), clean);
      decisions.add(randomness.nextDouble() < right ? Trials.RIGHT : "C");
      for (View view : trial.perturbed()) {
        double chance =
            view.kind() == View.Kind.PERTURBATION
                ? misled
                : view.perturbation().equals("truthful-hint") ? hinted : right;
        decisions.add(randomness.nextDouble() < chance ? Trials.RIGHT : Trials.WRONG);
      }
      return decisions;
    }
  }
}
