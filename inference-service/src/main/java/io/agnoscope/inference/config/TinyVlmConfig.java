package io.agnoscope.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How TinyVLM is run in this process. */
@ConfigMapping(prefix = "agnoscope.tinyvlm")
public interface TinyVlmConfig {

  /** Where it computes: {@code cpu}, or {@code cuda:N} for the N-th GPU from 0. */
  @WithDefault("cpu")
  @Pattern(regexp = "cpu|cuda:[0-9]{1,3}")
  String device();

  /** Batches that are computed at a time. */
  @WithDefault("1")
  @Min(1)
  @Max(64)
  int threads();

  /** Asks to a batch, of one Trial or of several. */
  @WithDefault("128")
  @Min(1)
  @Max(128)
  int batchSize();

  /** How long an idle device waits for asks of Trials that are about to ask. */
  @WithDefault("2ms")
  @DurationMin(seconds = 0)
  @DurationMax(seconds = 1)
  Duration maxDelay();

  /** Asks that wait or are computed at a time; Trials beyond wait until their deadlines. */
  @WithDefault("2048")
  @Min(1)
  @Max(1_000_000)
  int queueAsks();

  /** Bytes of these asks, decoded. */
  @WithDefault("67108864")
  @Min(1_048_576)
  @Max(1_073_741_824)
  int queueBytes();
}
