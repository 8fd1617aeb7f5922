package io.agnoscope.scoring.tryout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much may be tried at a time. Durations are ISO-8601. */
@ConfigMapping(prefix = "agnoscope.try")
public interface TryConfig {
  /** Requests at the same time; one more is refused. */
  @Min(1)
  @Max(16)
  @WithDefault("2")
  int maxConcurrent();

  /** Bytes of one request: a picture takes four thirds of its own. */
  @Min(1_024)
  @Max(12_582_912)
  @WithDefault("8388608")
  int maxBodyBytes();

  /** Bytes of what the other services answer. */
  @Min(65_536)
  @Max(67_108_864)
  @WithDefault("25165824")
  int maxAnswerBytes();

  /** How long Views may take to be made. */
  @DurationMin(millis = 100)
  @DurationMax(minutes = 5)
  @WithDefault("PT15S")
  Duration viewsWithin();

  /** How long they may take to be answered. */
  @DurationMin(millis = 100)
  @DurationMax(minutes = 10)
  @WithDefault("PT40S")
  Duration answersWithin();
}
