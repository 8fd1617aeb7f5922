package io.agnoscope.trainer.domain.gate;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.gate.GateReport.ClassRow;
import io.agnoscope.trainer.domain.gate.GateReport.FamilyRow;
import io.agnoscope.trainer.domain.gate.GateReport.HintRow;
import io.agnoscope.trainer.domain.gate.GateReport.PerturbationRow;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Decides on one Candidate. Answers go in, family by family; {@link #open} says which families need
 * more of them; {@link #report} gives the verdict. Not thread-safe.
 *
 * <p>Accepted is a Candidate of which all of this is shown at once: on every family the lower limit
 * of its clean accuracy less its parent's lies above −margin (so it does on every task class, whose
 * difference is the mean over its families); over all Perturbations it answers better; with a
 * truthful hint it answers not worse by the margin than without. As all must hold, each is tested
 * at the full error (intersection-union test: Berger, Technometrics 24, 1982); the two looks share
 * it evenly. So a Candidate that is too bad anywhere passes with probability at most {@code
 * 6·alpha/(π²·j²)}.
 */
public final class Gate {

  private final GatePlan plan;
  private final int candidate;
  private final double error;
  private final Map<String, TaskClass> classes = new LinkedHashMap<>();
  private final Map<String, FamilyTally> tallies = new LinkedHashMap<>();
  private final Map<String, PairedCounts> firstLook = new LinkedHashMap<>();

  /**
   * A gate for the j-th Candidate.
   *
   * @param candidate j, from 1
   */
  public Gate(GatePlan plan, int candidate) {
    this.plan = plan;
    this.candidate = candidate;
    this.error = plan.error(candidate);
  }

  /** Adds what both checkpoints decided on these Trials, as {@link Examinee#decide} gives it. */
  public void add(
      List<PreparedTrial> trials, List<List<String>> parent, List<List<String>> candidates) {
    for (int index = 0; index < trials.size(); index++) {
      PreparedTrial trial = trials.get(index);
      classes.putIfAbsent(trial.family(), trial.taskClass());
      tallies
          .computeIfAbsent(trial.family(), family -> new FamilyTally())
          .add(trial, parent.get(index), candidates.get(index));
    }
  }

  /**
   * Ends the first look.
   *
   * @return the families that it leaves open and that further questions might settle: none when
   *     something else already speaks against the Candidate
   */
  public List<String> open() {
    tallies.forEach((family, tally) -> firstLook.put(family, tally.clean()));
    if (!perturbedBetter() || !hintHeld()) {
      return List.of();
    }
    return tallies.keySet().stream().filter(family -> !held(family)).toList();
  }

  /** The verdict on all answers so far; call {@link #open} first. */
  public GateReport report() {
    List<FamilyRow> families = tallies.keySet().stream().map(this::familyRow).toList();
    List<PerturbationRow> perturbations = perturbationRows();
    HintRow hint = hintRow();
    Interval perturbed = PairedIntervals.meanDifference(perturbed(), error);
    boolean accepted =
        families.stream().allMatch(FamilyRow::accepted) && perturbedBetter() && hintHeld();
    return new GateReport(
        candidate,
        error,
        plan.margin(),
        families,
        classRows(),
        perturbations,
        perturbed,
        hint,
        accepted,
        GateReasons.of(plan.margin(), families, perturbations, perturbed, hint));
  }

  /** A family that the first look settled stays settled: its error is spent. */
  private boolean held(String family) {
    PairedCounts first = firstLook.getOrDefault(family, PairedCounts.NONE);
    return aboveMargin(first) || aboveMargin(tally(family).clean());
  }

  private FamilyTally tally(String family) {
    return Objects.requireNonNull(tallies.get(family));
  }

  private TaskClass taskClass(String family) {
    return Objects.requireNonNull(classes.get(family));
  }

  private boolean aboveMargin(PairedCounts counts) {
    return counts.questions() > 0
        && PairedIntervals.accuracyDifference(counts, error).low() > -plan.margin();
  }

  private boolean perturbedBetter() {
    return PairedIntervals.meanDifference(perturbed(), error).low() > 0;
  }

  private boolean hintHeld() {
    return aboveMargin(hintAgainstClean());
  }

  private MeanDifference perturbed() {
    return tallies.values().stream()
        .map(FamilyTally::perturbed)
        .reduce(
            MeanDifference.NONE,
            (a, b) ->
                new MeanDifference(
                    a.questions() + b.questions(), a.sum() + b.sum(), a.squares() + b.squares()));
  }

  private PairedCounts hintAgainstClean() {
    return tallies.values().stream()
        .map(FamilyTally::hintAgainstClean)
        .reduce(PairedCounts.NONE, PairedCounts::plus);
  }

  private FamilyRow familyRow(String family) {
    PairedCounts all = tally(family).clean();
    PairedCounts first = firstLook.getOrDefault(family, all);
    return new FamilyRow(
        family,
        taskClass(family),
        all.questions(),
        all.parentAccuracy(),
        all.candidateAccuracy(),
        PairedIntervals.accuracyDifference(all, error),
        all.questions() > first.questions() ? 2 : 1,
        held(family));
  }

  private List<ClassRow> classRows() {
    Map<TaskClass, PairedCounts> sums = new EnumMap<>(TaskClass.class);
    firstLook.forEach(
        (family, counts) -> sums.merge(taskClass(family), counts, PairedCounts::plus));
    List<ClassRow> rows = new ArrayList<>();
    sums.forEach((taskClass, counts) ->
        rows.add(
            new ClassRow(
                taskClass,
                counts.questions(),
                counts.parentAccuracy(),
                counts.candidateAccuracy(),
                PairedIntervals.accuracyDifference(counts, error))));
    return rows;
  }

  private List<PerturbationRow> perturbationRows() {
    Map<String, ViewCounts> sums = new TreeMap<>();
    Map<String, View.Split> splits = new TreeMap<>();
    for (FamilyTally tally : tallies.values()) {
      tally.byPerturbation().forEach((name, counts) -> sums.merge(name, counts, ViewCounts::plus));
      splits.putAll(tally.splits());
    }
    List<PerturbationRow> rows = new ArrayList<>();
    sums.forEach((name, counts) ->
        rows.add(perturbationRow(name, Objects.requireNonNull(splits.get(name)), counts)));
    return rows;
  }

  private static PerturbationRow perturbationRow(String name, View.Split split, ViewCounts counts) {
    int views = counts.answers().questions();
    return new PerturbationRow(
        name,
        split,
        views,
        counts.answers().parentAccuracy(),
        counts.answers().candidateAccuracy(),
        counts.parentFlips() / (double) views,
        counts.candidateFlips() / (double) views,
        counts.pushed(),
        counts.parentMisled() / (double) Math.max(1, counts.pushed()),
        counts.candidateMisled() / (double) Math.max(1, counts.pushed()));
  }

  private HintRow hintRow() {
    PairedCounts hinted =
        tallies.values().stream()
            .map(FamilyTally::hinted)
            .reduce(PairedCounts.NONE, PairedCounts::plus);
    PairedCounts against = hintAgainstClean();
    return new HintRow(
        hinted.questions(),
        hinted.parentAccuracy(),
        hinted.candidateAccuracy(),
        against.parentAccuracy(),
        PairedIntervals.accuracyDifference(against, error));
  }
}
