package io.agnoscope.scoring.trainer;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** Where the trainer is, for the console. */
@ConfigMapping(prefix = "agnoscope.console")
public interface TrainerConfig {
  /** An http or https address without a user, a password, a query and a fragment. */
  String URL = "https?://[^\\s@#?/]+(/[^\\s@#?]*)?";

  /** The trainer's address; without it the console shows and orders no runs. */
  Optional<@Pattern(regexp = URL) String> trainerUrl();
}
