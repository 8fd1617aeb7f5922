package io.agnoscope.trainer.domain.gate;

import io.agnoscope.stimuli.sample.View;

/**
 * How two checkpoints fared under one Perturbation: mergeable counts over Views.
 *
 * @param answers right and wrong answers, paired
 * @param parentFlips Views on which the parent decides otherwise than on the clean View
 * @param candidateFlips the same of the Candidate
 * @param pushed Views that push a wrong option
 * @param parentMisled of those, Views that drew the parent's answer there
 * @param candidateMisled of those, Views that drew the Candidate's answer there
 */
public record ViewCounts(
    PairedCounts answers,
    int parentFlips,
    int candidateFlips,
    int pushed,
    int parentMisled,
    int candidateMisled) {

  /** Nothing asked yet. */
  public static final ViewCounts NONE = new ViewCounts(PairedCounts.NONE, 0, 0, 0, 0, 0);

  /** The counts of one View. */
  static ViewCounts of(View view, String right, Decisions parent, Decisions candidate) {
    String distractor = view.distractor();
    boolean pushes = distractor != null && !distractor.equals(right);
    return new ViewCounts(
        PairedCounts.NONE.plus(parent.view().equals(right), candidate.view().equals(right)),
        parent.flipped() ? 1 : 0,
        candidate.flipped() ? 1 : 0,
        pushes ? 1 : 0,
        pushes && parent.flipped() && parent.view().equals(distractor) ? 1 : 0,
        pushes && candidate.flipped() && candidate.view().equals(distractor) ? 1 : 0);
  }

  /** The sum of both. */
  public ViewCounts plus(ViewCounts other) {
    return new ViewCounts(
        answers.plus(other.answers),
        parentFlips + other.parentFlips,
        candidateFlips + other.candidateFlips,
        pushed + other.pushed,
        parentMisled + other.parentMisled,
        candidateMisled + other.candidateMisled);
  }

  /** One checkpoint's decisions on a View and on the clean View beside it, as canonical letters. */
  record Decisions(String clean, String view) {
    boolean flipped() {
      return !clean.equals(view);
    }
  }
}
