package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;

/** How text that has nothing to do with the question is put before it. */
final class InsertedText {

  private InsertedText() {}

  /**
   * The one View with the text before the question. Where the text decides as well, it is marked as
   * unrelated: bare, it could be taken for part of the question.
   */
  static Made before(Declaration declaration, Sample sample, String text) {
    String shown =
        sample.taskClass() == TaskClass.MULTIMODAL
            ? "Unrelated text, not part of the question: " + text + " End of the unrelated text."
            : text;
    return Made.of(Views.of(declaration, sample, Views.withText(sample, shown), null));
  }
}
