package io.agnoscope.scoring.deadletters;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is kept of dead letters to be shown. */
@ConfigMapping(prefix = "agnoscope.dead-letters")
public interface DeadLettersConfig {
  /** The newest so many, without their bytes. */
  @Min(1)
  @Max(100_000)
  @WithDefault("2000")
  int keep();

  /** How many from the end of each partition are read at the start. */
  @Min(1)
  @Max(100_000)
  @WithDefault("1000")
  int readBack();

  /** How long the broker has to hand one over, or to take one back. */
  @DurationMin(millis = 100)
  @DurationMax(minutes = 1)
  @WithDefault("PT10S")
  Duration patience();
}
