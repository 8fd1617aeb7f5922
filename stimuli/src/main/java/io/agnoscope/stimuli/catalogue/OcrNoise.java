package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts lines of a form before the question, as character recognition would misread them. */
final class OcrNoise implements Perturbation {

  /** Share of the places that can be confused. */
  private static final double SEVERITY = 0.25;

  private static final int LINES = 5;

  private static final Declaration DECLARATION =
      new Declaration(
          "ocr-noise",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          Set.of(TaskClass.IMAGE_HEAVY, TaskClass.MULTIMODAL),
          SEVERITY,
          "Lines of a form, misread as by character recognition, stand before the question.");

  private final List<String> lines = LinePool.load("forms", DECLARATION.split()).lines();

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public List<String> pool() {
    return lines;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    String text =
        randomness.shuffle(lines).subList(0, LINES).stream()
            .map(line -> Misreading.of(line, SEVERITY, randomness))
            .collect(Collectors.joining("\n", "", "."));
    return InsertedText.before(DECLARATION, sample, text);
  }
}
