package io.agnoscope.embedded.export;

import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.identity.Runs;
import java.util.Set;

/**
 * Which hard examples may be learned from: labelled multiple-choice ones of live traffic, of the
 * sources asked for. The trainer takes its own by the same rules (docs/training.md).
 *
 * @param sources such as {@code probe}
 * @param withoutTenants of whom nothing is taken
 */
record IntakeRules(Set<String> sources, Set<String> withoutTenants) {

  /** What the ids of the trainer's gate questions begin with. */
  private static final String GATE = "gate-";

  private static final int FEWEST_OPTIONS = 2;

  /** Passes, or throws the reason why not. */
  void check(Trial trial) throws SkippedException {
    Sample sample = trial.getSample();
    require(Runs.isLive(trial.getRun()), Skipped.REPLAY);
    require(sources.contains(sample.getSource()), Skipped.SOURCE_NOT_ALLOWED);
    String tenant = sample.getTenant();
    require(tenant == null || !withoutTenants.contains(tenant), Skipped.TENANT_LEFT_OUT);
    require(sample.getOptions().size() >= FEWEST_OPTIONS, Skipped.NOT_MULTIPLE_CHOICE);
    require(sample.getAnswer() != null, Skipped.UNLABELLED);
    require(!sample.getId().startsWith(GATE), Skipped.GATE);
    require(sample.getMessages().size() == 1, Skipped.EARLIER_TURNS);
  }

  private static void require(boolean holds, Skipped otherwise) throws SkippedException {
    if (!holds) {
      throw new SkippedException(otherwise);
    }
  }
}
