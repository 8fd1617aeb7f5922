package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.EnumSet;
import java.util.List;

/**
 * Asks the same in other words: a polite or declarative frame before the question, whose own words
 * stay as they are. Rewriting them would need to understand them; a frame keeps the meaning of any
 * text.
 */
final class Paraphrase implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "paraphrase",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          EnumSet.allOf(TaskClass.class),
          "A polite or declarative frame stands before the unchanged question.");

  private final List<String> frames = LinePool.load("frames", DECLARATION.split()).lines();

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public List<String> pool() {
    return frames;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    boolean asks =
        sample.lastUserTurn().stream()
            .anyMatch(part -> part instanceof Part.Text text && !text.text().isBlank());
    if (!asks) {
      return Made.nothing();
    }
    String frame = randomness.pick(frames);
    return Made.of(Views.of(DECLARATION, sample, Views.withText(sample, frame), null));
  }
}
