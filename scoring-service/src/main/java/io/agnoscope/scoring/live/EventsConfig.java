package io.agnoscope.scoring.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Bounds of the server-sent events. */
@ConfigMapping(prefix = "agnoscope.events")
public interface EventsConfig {
  /** How many may listen at a time; an open console is one. */
  @Min(1)
  @Max(10_000)
  @WithDefault("200")
  int mostListeners();
}
