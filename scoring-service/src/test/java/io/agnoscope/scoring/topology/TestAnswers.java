package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.ProbabilityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of models that do not tell every option's probability. */
public final class TestAnswers {
  private TestAnswers() {}

  /** The likeliest of the options A, B and C only, with the rest as missing mass. */
  public static Answered topOne(String decision) {
    Answered answered = parsed(decision, decision);
    answered.setProbabilityKind(ProbabilityKind.TOP_K);
    answered.setProbabilities(
        List.of("A", "B", "C").stream().map(letter -> letter.equals(decision) ? 0.5 : 0).toList());
    answered.setMissingMass(0.5);
    return answered;
  }

  /** Words, and the letter that they were understood as, if they were. */
  public static Answered parsed(@Nullable String decision, String text) {
    Answered answered = TestTrial.answered(null);
    answered.setDecision(decision);
    answered.setText(text);
    return answered;
  }
}
