package io.agnoscope.inference.views;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model said of Views.
 *
 * @param target whose model it is
 * @param measurementVersion of figures that such answers would be in
 * @param answers in the order of the Views
 */
public record ViewAnswers(
    String target, String checkpoint, String measurementVersion, List<One> answers) {

  /**
   * What it said of one View.
   *
   * @param decision the Sample's letter of what was chosen; null when nothing could be parsed,
   *     nothing was said, or there are no options
   * @param probabilityKind EXACT, TOP_K or NONE
   * @param probabilities in the order of the View's options, summing to 1 - missingMass; empty for
   *     NONE
   * @param text what it said in words, when it did
   * @param unanswered why it said nothing, as a bounded name; null when it answered
   * @param detail the same for a person
   */
  public record One(
      String viewId,
      @Nullable String decision,
      String probabilityKind,
      List<Double> probabilities,
      double missingMass,
      @Nullable String text,
      @Nullable String unanswered,
      @Nullable String detail) {

    private static One of(Answer answer) {
      return switch (answer.getOutcome()) {
        case Answered said ->
            new One(
                answer.getViewId(),
                said.getDecision(),
                said.getProbabilityKind().name(),
                said.getProbabilities(),
                said.getMissingMass(),
                said.getText(),
                null,
                null);
        case Unanswered why ->
            new One(
                answer.getViewId(),
                null,
                "NONE",
                List.of(),
                0,
                null,
                why.getCause(),
                why.getDetail());
        default -> throw new IllegalStateException("an answer is neither given nor refused");
      };
    }
  }

  static ViewAnswers of(TrialAnswers answers) {
    return new ViewAnswers(
        answers.getTarget(),
        answers.getCheckpoint(),
        answers.getMeasurementVersion(),
        answers.getAnswers().stream().map(One::of).toList());
  }
}
