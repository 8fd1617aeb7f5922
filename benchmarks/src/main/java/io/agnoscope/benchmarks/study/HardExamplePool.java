package io.agnoscope.benchmarks.study;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.gate.Examinee;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Probes that a checkpoint gets wrong, or flips on, under Perturbations that may be trained on:
 * what the scoring-service would have sent of them.
 */
final class HardExamplePool implements HardExamples {

  private static final int CHUNK = 32;

  private final List<PreparedTrial> trials = new ArrayList<>();

  /**
   * Asks a checkpoint of all families in turn.
   *
   * @param asked how many probes
   */
  HardExamplePool(Examinee parent, Catalogue catalogue, long seed, int asked) {
    ProbeTrials probes = new ProbeTrials(Phrasing.TRAINING, catalogue, "study-traffic-" + seed);
    List<ProbeFamily> families = ProbeFamily.all();
    for (int from = 0; from < asked; from += CHUNK) {
      List<PreparedTrial> chunk = new ArrayList<>();
      for (int index = from; index < Math.min(asked, from + CHUNK); index++) {
        chunk.add(probes.withTrainableViews(families.get(index % families.size()), index));
      }
      List<List<String>> decisions = parent.decide(chunk);
      for (int index = 0; index < chunk.size(); index++) {
        if (isHard(chunk.get(index), decisions.get(index))) {
          trials.add(chunk.get(index));
        }
      }
    }
  }

  int size() {
    return trials.size();
  }

  @Override
  public Optional<PreparedTrial> draw(Predicate<PreparedTrial> fits, Randomness randomness) {
    List<PreparedTrial> fitting = trials.stream().filter(fits).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(randomness.pick(fitting));
  }

  private static boolean isHard(PreparedTrial trial, List<String> decisions) {
    return decisions.stream().anyMatch(decision -> !decision.equals(trial.answer().orElseThrow()));
  }
}
