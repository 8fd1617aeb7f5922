package io.agnoscope.trainer.domain.gate;

import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.gate.ViewCounts.Decisions;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What parent and Candidate answered on one family of questions. Not thread-safe. */
final class FamilyTally {

  private final Map<String, ViewCounts> byPerturbation = new TreeMap<>();
  private final Map<String, View.Split> splits = new TreeMap<>();
  private PairedCounts clean = PairedCounts.NONE;
  private PairedCounts hinted = PairedCounts.NONE;
  private PairedCounts hintAgainstClean = PairedCounts.NONE;
  private MeanDifference perturbed = MeanDifference.NONE;

  /** Adds one Trial's decisions, given as {@link Examinee#decide} returns them. */
  void add(PreparedTrial trial, List<String> parent, List<String> candidate) {
    String right = trial.answer().orElseThrow();
    String parentClean = parent.getFirst();
    String candidateClean = candidate.getFirst();
    clean = clean.plus(parentClean.equals(right), candidateClean.equals(right));
    int views = 0;
    int gained = 0;
    for (int index = 0; index < trial.perturbed().size(); index++) {
      View view = trial.perturbed().get(index);
      Decisions byParent = new Decisions(parentClean, parent.get(index + 1));
      Decisions byCandidate = new Decisions(candidateClean, candidate.get(index + 1));
      boolean parentRight = byParent.view().equals(right);
      boolean candidateRight = byCandidate.view().equals(right);
      if (view.kind() == View.Kind.PERTURBATION) {
        byPerturbation.merge(
            view.perturbation(),
            ViewCounts.of(view, right, byParent, byCandidate),
            ViewCounts::plus);
        splits.put(view.perturbation(), view.split());
        views++;
        gained += (candidateRight ? 1 : 0) - (parentRight ? 1 : 0);
      } else if (view.perturbation().equals(Trainable.TRUTHFUL_HINT)) {
        hinted = hinted.plus(parentRight, candidateRight);
        hintAgainstClean = hintAgainstClean.plus(candidateClean.equals(right), candidateRight);
      }
    }
    if (views > 0) {
      perturbed = perturbed.plus((double) gained / views);
    }
  }

  PairedCounts clean() {
    return clean;
  }

  /** Parent and Candidate under truthful hints. */
  PairedCounts hinted() {
    return hinted;
  }

  /** The Candidate without the hint (in the parent's place) and with it. */
  PairedCounts hintAgainstClean() {
    return hintAgainstClean;
  }

  /** Per question: mean over its perturbed Views of what the Candidate gained. */
  MeanDifference perturbed() {
    return perturbed;
  }

  Map<String, ViewCounts> byPerturbation() {
    return byPerturbation;
  }

  Map<String, View.Split> splits() {
    return splits;
  }
}
