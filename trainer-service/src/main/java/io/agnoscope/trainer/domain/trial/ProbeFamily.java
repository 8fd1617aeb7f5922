package io.agnoscope.trainer.domain.trial;

import io.agnoscope.stimuli.probe.TextFamily;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A kind of question with known truth: one visual aspect, or one family of text questions. */
public sealed interface ProbeFamily {

  /** Asks for a fact of a scene. */
  record Visual(Aspect aspect) implements ProbeFamily {}

  /** Asks for what the text says. */
  record Textual(TextFamily family) implements ProbeFamily {}

  /** Every family, visual ones first. */
  static List<ProbeFamily> all() {
    return Stream.<ProbeFamily>concat(
            Arrays.stream(Aspect.values()).map(Visual::new),
            Arrays.stream(TextFamily.values()).map(Textual::new))
        .toList();
  }
}
