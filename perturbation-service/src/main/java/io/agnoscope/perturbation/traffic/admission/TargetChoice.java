package io.agnoscope.perturbation.traffic.admission;

import io.agnoscope.perturbation.traffic.Origin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the watched target that a request is for: as its sender names it, else by the operator's
 * first rule that holds, else the first one that is watched.
 */
public final class TargetChoice {

  private final List<String> watched;
  private final List<TargetRule> rules;

  /**
   * A choice among the watched targets.
   *
   * @param watched at least one; the first is the default
   */
  public TargetChoice(List<String> watched, List<TargetRule> rules) {
    this.watched = List.copyOf(watched);
    this.rules = List.copyOf(rules);
  }

  /** The target of a request; empty when its sender names one that is not watched. */
  public Optional<String> of(Origin origin, @Nullable String requestedModel) {
    if (origin.target() != null) {
      return Optional.of(origin.target()).filter(watched::contains);
    }
    return Optional.of(
        rules.stream()
            .filter(rule -> rule.holdsOf(origin, requestedModel))
            .findFirst()
            .map(TargetRule::target)
            .orElse(watched.getFirst()));
  }

  /** The target of a request of which only the origin is known; empty when that does not say it. */
  public Optional<String> of(Origin origin) {
    if (watched.size() == 1) {
      return Optional.of(watched.getFirst());
    }
    return Optional.ofNullable(origin.target()).filter(watched::contains);
  }

  /** The watched targets. */
  public List<String> watched() {
    return watched;
  }
}
