package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.Nullable;

/**
 * One View and what the model said of it.
 *
 * @param id unique within the Trial
 * @param monitor what the View is watched for
 * @param options how many options it shows, at least 1
 * @param distractor the canonical letter that the intervention pushes, if it pushes one
 * @param said what the model said; null when the View has no answer
 */
public record AskedView(
    String id,
    PerturbationMonitor monitor,
    int options,
    @Nullable String distractor,
    @Nullable Said said) {
  /** The catalogue's name of the identical repeat. */
  public static final String REPEAT = "repeat";

  /** The catalogue's name of the rotations of the options. */
  public static final String ROTATED_OPTIONS = "rotated-options";

  /** The catalogue's name of the caption with the right option. */
  public static final String TRUTHFUL_HINT = "truthful-hint";

  public AskedView {
    if (options < 1) {
      throw new IllegalArgumentException("A View needs at least one option");
    }
  }

  public String perturbation() {
    return monitor.perturbation();
  }
}
