package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Set;

/**
 * Asserts a wrong option before the question ("misleading descriptions" of Cai et al., arXiv
 * 2505.19616). The option is fixed per Sample and never the right one, so a Sample without a known
 * answer has no such View.
 */
final class MisleadingText implements Perturbation {

  private static final Declaration CAPTION =
      declare(
          "misleading-caption",
          View.Split.TRAIN,
          "A sentence before the question asserts that the picture shows a wrong option.");
  private static final Declaration DESCRIPTION =
      declare(
          "misleading-description",
          View.Split.WATCH,
          "Two sentences before the question, in words never trained on, assert a wrong option.");

  private final Declaration declaration;
  private final Captions captions;

  private MisleadingText(Declaration declaration, Captions captions) {
    this.declaration = declaration;
    this.captions = captions;
  }

  /** One sentence, from captions of the split TRAIN. */
  static MisleadingText caption(Captions captions) {
    return new MisleadingText(CAPTION, captions);
  }

  /** Two sentences, from captions of the split WATCH. */
  static MisleadingText description(Captions captions) {
    return new MisleadingText(DESCRIPTION, captions);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    return WrongOption.of(sample)
        .map(pushed -> Made.of(view(sample, pushed, randomness)))
        .orElseGet(Made::nothing);
  }

  private View view(Sample sample, Option pushed, Randomness randomness) {
    String text = captions.caption(sample.aspect(), pushed, randomness);
    return Views.of(declaration, sample, Views.withText(sample, text), pushed.letter());
  }

  private static Declaration declare(String name, View.Split split, String description) {
    return new Declaration(
        name,
        2,
        View.Kind.PERTURBATION,
        View.Modality.TEXT,
        split,
        Set.of(TaskClass.IMAGE_HEAVY),
        description);
  }
}
