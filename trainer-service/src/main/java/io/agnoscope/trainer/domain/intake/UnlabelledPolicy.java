package io.agnoscope.trainer.domain.intake;

import java.util.Optional;
import java.util.Set;

/**
 * Which Samples teach without a known answer (DESIGN §3.17): those of sources that an operator
 * lists for it, where the model is sure of itself as long as nothing is put beside them.
 *
 * @param allowedSources names of sources; none by default
 * @param confidence in (0.5, 1]: probability that every control's decision has at least
 */
public record UnlabelledPolicy(Set<String> allowedSources, double confidence) {

  public UnlabelledPolicy {
    allowedSources = Set.copyOf(allowedSources);
    if (!(confidence > 0.5 && confidence <= 1)) {
      throw new IllegalArgumentException("a decision is confident above one half");
    }
  }

  /** Nothing is learned without a label. */
  public static UnlabelledPolicy none() {
    return new UnlabelledPolicy(Set.of(), 1);
  }

  /** Why no unlabelled example of this source is learned from; empty when some may be. */
  public Optional<Refusal> refuses(String source) {
    return allowedSources.contains(source) ? Optional.empty() : Optional.of(Refusal.UNLABELLED);
  }

  /** Why these answers bear no lesson; empty when they do. */
  public Optional<Refusal> refuses(ControlAnswers answers) {
    return answers.agree(confidence) ? Optional.empty() : Optional.of(Refusal.UNSURE);
  }
}
