package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.stimuli.sample.View.ShownOption;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rotates the options: of k options, View r (1 ≤ r &lt; k) shows at place i the text that the
 * Sample has at place (i + r) mod k. The letters stay in the Sample's order. Right under the clean
 * View and every rotation is right whatever the position.
 */
final class RotatedOptions implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "rotated-options",
          1,
          View.Kind.CONTROL,
          View.Modality.OPTIONS,
          View.Split.WATCH,
          EnumSet.allOf(TaskClass.class),
          "The options stand in another order: how much the answer follows the position.");

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    return Made.of(
        IntStream.range(1, sample.options().size())
            .mapToObj(rotation -> rotated(sample, rotation))
            .toList());
  }

  private static View rotated(Sample sample, int rotation) {
    return new View(
        DECLARATION.name() + "/" + rotation,
        DECLARATION.name(),
        DECLARATION.kind(),
        DECLARATION.touches(),
        DECLARATION.split(),
        sample.lastUserTurn(),
        rotate(sample.options(), rotation),
        null);
  }

  private static List<ShownOption> rotate(List<Option> options, int rotation) {
    return IntStream.range(0, options.size())
        .mapToObj(place -> {
          Option moved = options.get((place + rotation) % options.size());
          return new ShownOption(options.get(place).letter(), moved.text(), moved.letter());
        })
        .toList();
  }
}
