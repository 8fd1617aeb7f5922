package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How replays leave room for live traffic. */
@ConfigMapping(prefix = "agnoscope.replay")
public interface ReplayConfig {

  /** Trials a second, at most. */
  @WithDefault("20")
  @DecimalMin("0.001")
  @DecimalMax("1000")
  double trialsPerSecond();

  /**
   * While more Trials than this wait for a target, a replay waits too. Well below what opens the
   * budget's breaker, which would keep live traffic out.
   */
  @WithDefault("200")
  @Min(1)
  long maxBacklogTrials();

  /** Samples that one replay asks again, at most; their ids are held in memory. */
  @WithDefault("100000")
  @Min(1)
  @Max(1_000_000)
  int maxSamples();

  /** How long a replay waits for a broker that is away before it fails. */
  @WithDefault("PT10M")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 24)
  Duration patience();

  /** From one Trial to the next, at least. */
  default Duration spacing() {
    return Duration.ofNanos(Math.round(1e9 / trialsPerSecond()));
  }
}
