package io.agnoscope.inference.views;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many Views are answered at once, and how long that may take. */
@ConfigMapping(prefix = "agnoscope.views")
public interface ViewsConfig {

  /** Requests that are answered at a time, of {@link #maxBodyBytes} each. */
  @WithDefault("2")
  @Min(1)
  @Max(64)
  int maxConcurrent();

  /** Bytes of one request; the server itself takes 24 MiB at most. */
  @WithDefault("25165824")
  @Min(1_024)
  @Max(25_165_824)
  int maxBodyBytes();

  /** How long the model may work on one request, its own waits counted. */
  @WithDefault("30s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 10)
  Duration deadline();
}
