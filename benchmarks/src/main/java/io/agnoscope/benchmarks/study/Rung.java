package io.agnoscope.benchmarks.study;

import java.util.Map;

/**
 * A rung of the paper's ablation ladder (Cai et al., arXiv 2505.19616; PAPERS §1.7): what of the
 * trainer's default objective is left in. Consistency and adversarial perturbation each stand on
 * augmentation alone, and the last rung has all.
 */
enum Rung {
  VANILLA("vanilla: not fine-tuned", false, Map.of()),
  CLEAN("+ clean data only", false, Map.of(Keys.CONSISTENCY, "0", Keys.ADVERSARIAL, "0")),
  AUGMENTATION("+ augmentation", true, Map.of(Keys.CONSISTENCY, "0", Keys.ADVERSARIAL, "0")),
  KL(
      "+ augmentation and KL",
      true,
      Map.of(Keys.DIVERGENCE, "kullback-leibler", Keys.ADVERSARIAL, "0")),
  JS(
      "+ augmentation and JS",
      true,
      Map.of(Keys.DIVERGENCE, "jensen-shannon", Keys.ADVERSARIAL, "0")),
  ADVERSARIAL(
      "+ augmentation and adversarial", true, Map.of(Keys.CONSISTENCY, "0", Keys.ADVERSARIAL, "1")),
  ALL("all: augmentation, JS and adversarial", true, Map.of(Keys.ADVERSARIAL, "1"));

  private final String title;
  private final boolean perturbed;

  @SuppressWarnings("ImmutableEnumChecker") // they are made by Map.of
  private final Map<String, String> settings;

  Rung(String title, boolean perturbed, Map<String, String> settings) {
    this.title = title;
    this.perturbed = perturbed;
    this.settings = settings;
  }

  /** As a table names it. */
  String title() {
    return title;
  }

  /** Whether perturbed Views are trained on. */
  boolean perturbed() {
    return perturbed;
  }

  /** What is set otherwise than by default. */
  Map<String, String> settings() {
    return settings;
  }

  private static final class Keys {
    static final String CONSISTENCY = "agnoscope.trainer.tuning.consistency.weight";
    static final String DIVERGENCE = "agnoscope.trainer.tuning.consistency.divergence";
    static final String ADVERSARIAL = "agnoscope.trainer.tuning.adversarial.steps";

    private Keys() {}
  }
}
