package io.agnoscope.trainer.domain.batch;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.Optional;
import java.util.function.Predicate;

/** Where hard examples are drawn from. */
@FunctionalInterface
public interface HardExamples {

  /** One that fits; empty when there is none. */
  Optional<PreparedTrial> draw(Predicate<PreparedTrial> fits, Randomness randomness);
}
