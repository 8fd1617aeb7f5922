package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.Set;

/**
 * Puts a paragraph of unrelated facts before the question ("unrelated facts" of Cai et al., arXiv
 * 2505.19616).
 *
 * <p>Where the text decides as well, the paragraph is marked as unrelated: a bare one could be
 * taken for part of the question.
 */
final class UnrelatedFacts implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "unrelated-facts",
          1,
          View.Kind.PERTURBATION,
          View.Modality.TEXT,
          View.Split.TRAIN,
          Set.of(TaskClass.IMAGE_HEAVY, TaskClass.MULTIMODAL),
          "A paragraph of facts that have nothing to do with the picture stands before the"
              + " question.");

  private final FactPool facts;
  private final int sentences;

  /**
   * Draws from the pool of its split.
   *
   * @throws IllegalArgumentException when the pool has not that many sentences, or none are asked
   *     for
   */
  UnrelatedFacts(FactPool facts, int sentences) {
    int available = facts.sentences().size();
    if (sentences < 1 || sentences > available) {
      throw new IllegalArgumentException(
          "sentences must be between 1 and " + available + ": " + sentences);
    }
    this.facts = facts;
    this.sentences = sentences;
  }

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    String paragraph = facts.paragraph(sentences, randomness);
    String text = sample.taskClass() == TaskClass.MULTIMODAL ? setApart(paragraph) : paragraph;
    return Made.of(Views.of(DECLARATION, sample, Views.withText(sample, text), null));
  }

  private static String setApart(String paragraph) {
    return "Unrelated notes, some of them false: " + paragraph + " End of the unrelated notes.";
  }
}
