package io.agnoscope.trainer.domain.run;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.List;

/** A set of weights that is being fine-tuned. */
@FunctionalInterface
public interface Learner {

  /**
   * One step of the optimiser.
   *
   * @param progress share of the run that is behind, in [0, 1]: the learning rate follows it
   */
  Losses step(List<PreparedTrial> batch, double progress);
}
