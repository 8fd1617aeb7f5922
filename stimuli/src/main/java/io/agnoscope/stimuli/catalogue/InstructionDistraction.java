package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Set;

/**
 * Puts a stray instruction to leave the picture aside before a question that only the picture
 * decides. It pushes no option: a model that obeys has nothing left to answer from, and what is
 * right has not changed. Where picture and text decide together, obeying could be right, so it is
 * not asked there.
 */
final class InstructionDistraction implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "instruction-distraction",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.WATCH,
          Set.of(TaskClass.IMAGE_HEAVY),
          "A stray instruction to leave the picture aside stands before the question.");

  private final List<String> instructions =
      LinePool.load("instructions", DECLARATION.split()).lines();

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public List<String> pool() {
    return instructions;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    String instruction = randomness.pick(instructions);
    return Made.of(Views.of(DECLARATION, sample, Views.withText(sample, instruction), null));
  }
}
