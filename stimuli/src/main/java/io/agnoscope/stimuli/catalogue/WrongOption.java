package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one option of a Sample that Perturbations push. All of them push the same, so that what
 * differs between them is how they push and not where to.
 */
final class WrongOption {

  private WrongOption() {}

  /**
   * The pushed option: drawn among the wrong ones by the Sample's id alone, never the right one.
   *
   * @return empty when the right one is unknown or no other reads differently
   */
  static Optional<Option> of(Sample sample) {
    List<Option> wrong =
        sample
            .rightOption()
            .map(right ->
                sample.options().stream()
                    .filter(option -> !reading(option).equals(reading(right)))
                    .toList())
            .orElse(List.of());
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(Randomness.of("agnoscope wrong option", sample.id()).pick(wrong));
  }

  /** What reads like the right option is not wrong, whatever its case and full stop. */
  private static String reading(Option option) {
    return Captions.fill("{option}", option.text()).toLowerCase(Locale.ROOT);
  }
}
