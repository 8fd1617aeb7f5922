package io.agnoscope.benchmarks.study;

import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.ProbeFamily;
import io.agnoscope.trainer.domain.trial.ProbeTrials;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What every checkpoint of a study is asked: fresh probes in phrasings that are held out from
 * training, the same for all, so that differences are paired.
 *
 * @param cleanPerFamily probes of each family, asked clean and under a truthful hint
 * @param perturbedPerFamily how many of them are asked under every Perturbation too
 */
record Questions(Catalogue catalogue, int cleanPerFamily, int perturbedPerFamily) {

  /** Asks one family's questions in chunks: the pictures of all Views would not fit at once. */
  static final int CHUNK = 32;

  Questions {
    if (cleanPerFamily < 1 || perturbedPerFamily < 1 || perturbedPerFamily > cleanPerFamily) {
      throw new IllegalArgumentException("perturbed questions are some of the clean ones");
    }
  }

  /** All questions, one family after the other. */
  Stream<List<PreparedTrial>> chunks() {
    ProbeTrials probes =
        new ProbeTrials(Phrasing.HELD_OUT, catalogue, ProbeQuestions.ID_PREFIX + "study");
    return ProbeFamily.all().stream()
        .flatMap(family ->
            IntStream.iterate(0, from -> from < cleanPerFamily, from -> from + CHUNK)
                .mapToObj(from ->
                    IntStream.range(from, Math.min(from + CHUNK, cleanPerFamily))
                        .mapToObj(index -> question(probes, family, index))
                        .toList()));
  }

  private PreparedTrial question(ProbeTrials probes, ProbeFamily family, int index) {
    if (index >= perturbedPerFamily) {
      return probes.withHint(family, index);
    }
    PreparedTrial trial = probes.withViews(family, index);
    return trial.withPerturbed(trial.perturbed().stream().filter(Questions::asked).toList());
  }

  private static boolean asked(View view) {
    return view.kind() == View.Kind.PERTURBATION
        || view.perturbation().equals(Trainable.TRUTHFUL_HINT);
  }
}
