package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.identity.Runs;

/**
 * Whose answers these are. A Trial may be answered under more targets than its Sample's own: by a
 * Candidate in shadow, or by a further deployment. Those have Series of their own, and say nothing
 * about what becomes of the Sample.
 */
public final class Targets {
  private Targets() {}

  /** Whether the Sample was meant for the target that answered. */
  public static boolean own(TrialAnswers answers) {
    return answers.getTarget().equals(answers.getTrial().getSample().getTarget());
  }

  /** Whether these are the answers that say what becomes of the Sample; a replay's never are. */
  static boolean decideSample(TrialAnswers answers) {
    return Runs.isLive(answers.getRun()) && own(answers);
  }
}
