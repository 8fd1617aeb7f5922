package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator can set of erasing Samples. */
@ConfigMapping(prefix = "agnoscope.erasure")
public interface ErasureConfig {

  /** How long a request waits for the search through the dead letters before it goes on alone. */
  @WithDefault("PT10S")
  @DurationMin(millis = 1)
  @DurationMax(minutes = 1)
  Duration answerWithin();

  /** How long a search through the dead letters may take. */
  @WithDefault("PT10M")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 6)
  Duration patience();

  /** Searches that wait for the one under way; one more is answered 503. */
  @WithDefault("64")
  @Min(1)
  @Max(10_000)
  int maxWaiting();
}
