package io.agnoscope.trainer.domain.gate;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;

/**
 * The gate's verdict with every figure it rests on. Accuracies and rates lie in [0, 1].
 *
 * @param candidate the how many-th Candidate of the target this is, from 1
 * @param error one-sided error of every limit in this report
 * @param margin how much worse a family may at most be
 * @param families clean questions, one row per aspect or text family
 * @param classes clean questions of the first look, one row per task class
 * @param perturbations one row per Perturbation, trained on or only watched
 * @param perturbed difference of accuracy over all Perturbations, each question weighing the same
 * @param hint truthful hints
 * @param accepted whether the Candidate may take its parent's place
 * @param reasons in plain words: why not, or what it is better at
 */
public record GateReport(
    int candidate,
    double error,
    double margin,
    List<FamilyRow> families,
    List<ClassRow> classes,
    List<PerturbationRow> perturbations,
    Interval perturbed,
    HintRow hint,
    boolean accepted,
    List<String> reasons) {

  public GateReport {
    families = List.copyOf(families);
    classes = List.copyOf(classes);
    perturbations = List.copyOf(perturbations);
    reasons = List.copyOf(reasons);
  }

  /** Clean accuracy on one family. {@code looks} is 2 when it took the further questions. */
  public record FamilyRow(
      String family,
      TaskClass taskClass,
      int questions,
      double parentAccuracy,
      double candidateAccuracy,
      Interval difference,
      int looks,
      boolean accepted) {}

  /** Clean accuracy on one task class, its families weighing the same. */
  public record ClassRow(
      TaskClass taskClass,
      int questions,
      double parentAccuracy,
      double candidateAccuracy,
      Interval difference) {}

  /** One Perturbation. {@code misledRate}s are NaN-free: 0 where it pushes no option. */
  public record PerturbationRow(
      String perturbation,
      View.Split split,
      int views,
      double parentAccuracy,
      double candidateAccuracy,
      double parentFlipRate,
      double candidateFlipRate,
      int pushed,
      double parentMisledRate,
      double candidateMisledRate) {}

  /**
   * Accuracy under truthful hints. {@code difference} is the Candidate's accuracy with the hint
   * less its own without: a model that learned "never the hinted option" falls here. It is not held
   * against the parent's, which is high because the parent copies the hint.
   */
  public record HintRow(
      int questions,
      double parentAccuracy,
      double candidateAccuracy,
      double candidateAccuracyWithout,
      Interval difference) {}
}
