package io.agnoscope.vlm.pretrain;

import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.vlm.TinyVlm;
import io.agnoscope.vlm.blocks.Tensor;
import io.agnoscope.vlm.tokenizer.Vocabulary;
import io.agnoscope.vlm.training.Evaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the weights that see best among those that misleading captions still lead astray: accuracy
 * under them at most half of clean, averaged over the aspects.
 */
final class Selection {

  private static final int PER_FAMILY = 100;
  private static final double FROM = 0.75;
  private static final double EVERY_MINUTES = 3;
  private static final double OPEN = 0.5;

  private final Vocabulary vocabulary;
  private final Evaluation validation;
  private double lastMinutes;
  private double bestScore = Double.NEGATIVE_INFINITY;
  private @Nullable Map<String, Tensor> best;

  Selection(Vocabulary vocabulary, long seed, int mostProbes) {
    this.vocabulary = vocabulary;
    int probes = Math.min(PER_FAMILY, mostProbes);
    this.validation = new Evaluation(Phrasing.TRAINING, "selection", seed, probes);
  }

  /** Whether it is time to look: now and then, and more often near the end. */
  boolean isDue(double done, double minutes) {
    double pause = done < FROM ? 2 * EVERY_MINUTES : EVERY_MINUTES;
    if (minutes - lastMinutes < pause || done >= 1) {
      return false;
    }
    lastMinutes = minutes;
    return true;
  }

  /** Looks at weights and keeps them if they are the best so far; says what it saw. */
  String consider(Map<String, Tensor> weights, double done) {
    try (TinyVlm model = TinyVlm.load(vocabulary, weights)) {
      Evaluation.Report report = validation.run(model);
      double clean = report.mean("clean");
      double misled = report.mean("misleading-caption");
      boolean open = misled <= OPEN * report.meanCleanOfAspects();
      double score = clean + report.worstClean() - (open ? 0 : 1);
      boolean better = score >= bestScore;
      if (better) {
        bestScore = score;
        best = weights;
      }
      return "at %.0f %%: clean %.3f, worst family %.3f, misled to %.3f, %s%n%s"
          .formatted(
              100 * done,
              clean,
              report.worstClean(),
              misled,
              better ? "kept" : "not kept",
              PretrainReport.table(report.accuracies()));
    }
  }

  /** The best weights so far. */
  Map<String, Tensor> best() {
    if (best == null) {
      throw new IllegalStateException("nothing was considered yet");
    }
    return best;
  }
}
