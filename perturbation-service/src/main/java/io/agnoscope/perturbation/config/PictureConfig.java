package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Which pictures are kept apart from their records, and how long. */
@ConfigMapping(prefix = "agnoscope.images")
public interface PictureConfig {

  /** Encoded bytes up to which a picture travels inside its record; 0 keeps every picture out. */
  @WithDefault("262144")
  @Min(0)
  @Max(1_048_576)
  int inlineLimitBytes();

  /** How long a folder keeps pictures: no shorter than the topics keep the records naming them. */
  @WithDefault("P7D")
  @NotNull
  Duration retention();
}
