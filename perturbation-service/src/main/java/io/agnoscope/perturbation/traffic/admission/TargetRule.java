package io.agnoscope.perturbation.traffic.admission;

import io.agnoscope.perturbation.traffic.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which watched target some requests are for: where all conditions that are given hold, this one.
 *
 * @param route the gateway's route, or null for any
 * @param model the requested model's name, or null for any
 */
public record TargetRule(@Nullable String route, @Nullable String model, String target) {

  /** Throws IllegalArgumentException when no condition is given: that would be every request. */
  public TargetRule {
    if (route == null && model == null) {
      throw new IllegalArgumentException("a target rule has at least one of route and model");
    }
  }

  /**
   * A rule for one of the watched targets.
   *
   * @throws IllegalArgumentException when the target is not watched, or no condition is given
   */
  public static TargetRule of(
      @Nullable String route, @Nullable String model, String target, List<String> watched) {
    if (!watched.contains(target)) {
      throw new IllegalArgumentException("the target is none of the watched " + watched);
    }
    return new TargetRule(route, model, target);
  }

  boolean holdsOf(Origin origin, @Nullable String requested) {
    return (route == null || route.equals(origin.route()))
        && (model == null || model.equals(requested));
  }
}
