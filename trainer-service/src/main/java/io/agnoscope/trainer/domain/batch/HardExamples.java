package io.agnoscope.trainer.domain.batch;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where hard examples are drawn from. */
@FunctionalInterface
public interface HardExamples {

  /** Those given, each as likely; they stay the same however long a run takes. */
  static HardExamples of(List<PreparedTrial> trials) {
    List<PreparedTrial> frozen = List.copyOf(trials);
    return (fits, randomness) -> {
      List<PreparedTrial> fitting = frozen.stream().filter(fits).toList();
      return fitting.isEmpty() ? Optional.empty() : Optional.of(randomness.pick(fitting));
    };
  }

  /** One that fits; empty when there is none. */
  Optional<PreparedTrial> draw(Predicate<PreparedTrial> fits, Randomness randomness);
}
