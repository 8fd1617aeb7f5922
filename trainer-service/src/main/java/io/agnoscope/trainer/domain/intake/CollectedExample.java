package io.agnoscope.trainer.domain.intake;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Trainable;
import io.agnoscope.trainer.domain.trial.ViewContent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A hard example to learn from. It holds only Views that may be trained on.
 *
 * @param trial what to learn
 * @param reasons why it is hard, as bounded labels such as {@code flipped}
 * @param at when the scorer found it hard
 */
public record CollectedExample(PreparedTrial trial, Set<String> reasons, Instant at) {

  private static final int OVERHEAD_BYTES = 4096;

  public CollectedExample {
    trial = Trainable.of(trial);
    reasons = Set.copyOf(reasons);
  }

  /** Two examples of the same content teach the same, whatever their ids. */
  public List<String> content() {
    return List.of(
        ViewContent.text(trial.clean()),
        ViewContent.pictures(trial.clean()).collect(Collectors.joining(",")),
        trial.clean().options().stream()
            .map(option -> option.text())
            .sorted()
            .collect(Collectors.joining("\u0000")));
  }

  /** Bytes that it holds, about. */
  public long bytes() {
    return trial.bytes() + OVERHEAD_BYTES;
  }
}
