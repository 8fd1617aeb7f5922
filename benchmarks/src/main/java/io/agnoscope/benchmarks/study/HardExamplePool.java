package io.agnoscope.benchmarks.study;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.trainer.domain.batch.HardExamples;
import io.agnoscope.trainer.domain.gate.Examinee;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import java.util.ArrayList;
import java.util.List;

/**
 * Probes that a checkpoint gets wrong, or flips on, under Perturbations that may be trained on:
 * what the scoring-service would have sent of them.
 */
final class HardExamplePool {

  private static final int CHUNK = 32;

  private HardExamplePool() {}

  /**
   * Asks a checkpoint of all families in turn.
   *
   * @param asked how many probes
   */
  static HardExamples of(Examinee parent, Catalogue catalogue, long seed, int asked) {
    List<PreparedTrial> trials = new ArrayList<>();
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
    return HardExamples.of(trials);
  }

  private static boolean isHard(PreparedTrial trial, List<String> decisions) {
    return decisions.stream().anyMatch(decision -> !decision.equals(trial.answer().orElseThrow()));
  }
}
