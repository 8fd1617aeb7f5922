package io.agnoscope.scoring.services;

import io.agnoscope.scoring.trainer.TrainerConfig;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** Where the other services are, for the console. What needs one that is not set says so. */
@ConfigMapping(prefix = "agnoscope.console")
public interface ServicesConfig {
  /** The address of a perturbation-service that takes Samples. */
  Optional<@Pattern(regexp = TrainerConfig.URL) String> perturbationUrl();

  /** The address of an inference-service. */
  Optional<@Pattern(regexp = TrainerConfig.URL) String> inferenceUrl();

  /** The trainer's address. */
  Optional<@Pattern(regexp = TrainerConfig.URL) String> trainerUrl();
}
