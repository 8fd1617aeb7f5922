package io.agnoscope.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** What is watched here. */
@ConfigMapping(prefix = "agnoscope")
public interface InferenceConfig {

  /** The watched model that answers here, as its answers name it. */
  @WithDefault("tinyvlm")
  @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}")
  String target();
}
