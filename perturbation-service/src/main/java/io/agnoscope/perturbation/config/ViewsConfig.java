package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What an operator can set about Views that are made for people to look at. */
@ConfigMapping(prefix = "agnoscope.views")
public interface ViewsConfig {

  /** Requests whose Views are made at the same time; one beyond is answered 503. */
  @WithDefault("2")
  @Min(1)
  @Max(64)
  int maxConcurrent();

  /** Bytes of one request. Its answer holds each picture once, as text. */
  @WithDefault("8388608")
  @Min(1_024)
  @Max(33_554_432)
  int maxBodyBytes();
}
