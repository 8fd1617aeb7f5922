package io.agnoscope.trainer.domain.intake;

import io.agnoscope.trainer.domain.gate.ProbeQuestions;
import java.util.Optional;
import java.util.Set;

/**
 * Which hard examples may be learned from (DESIGN §3.17): only those of live traffic on this
 * target, from sources that an operator lists.
 *
 * @param target the model that is trained
 * @param allowedSources names of sources, such as {@code probe}, whose labels are believed
 * @param unlabelled what holds of those without a label
 * @param maxOptions as many options as the model has places for
 */
public record IntakePolicy(
    String target, Set<String> allowedSources, UnlabelledPolicy unlabelled, int maxOptions) {

  private static final String LIVE = "LIVE";
  private static final int MIN_OPTIONS = 2;

  public IntakePolicy {
    allowedSources = Set.copyOf(allowedSources);
  }

  /** What is known of a hard example before its content is looked at. */
  public record Origin(
      String sampleId, String run, String target, String source, boolean labelled, int options) {}

  /** Why an example of this origin is not learned from; empty when it is. */
  public Optional<Refusal> refuses(Origin origin) {
    if (!origin.run().equals(LIVE)) {
      return Optional.of(Refusal.REPLAY);
    }
    if (!origin.target().equals(target)) {
      return Optional.of(Refusal.OTHER_TARGET);
    }
    Optional<Refusal> bySource = refusesSource(origin);
    if (bySource.isPresent()) {
      return bySource;
    }
    if (origin.options() < MIN_OPTIONS || origin.options() > maxOptions) {
      return Optional.of(Refusal.NOT_MULTIPLE_CHOICE);
    }
    if (origin.sampleId().startsWith(ProbeQuestions.ID_PREFIX)) {
      return Optional.of(Refusal.GATE);
    }
    return Optional.empty();
  }

  private Optional<Refusal> refusesSource(Origin origin) {
    if (!origin.labelled()) {
      return unlabelled.refuses(origin.source());
    }
    return allowedSources.contains(origin.source())
        ? Optional.empty()
        : Optional.of(Refusal.SOURCE_NOT_ALLOWED);
  }
}
