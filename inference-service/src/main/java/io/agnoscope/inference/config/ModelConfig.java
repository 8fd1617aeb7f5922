package io.agnoscope.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which model answers. */
@ConfigMapping(prefix = "agnoscope")
public interface ModelConfig {

  /** Where the model runs. */
  @WithDefault("tinyvlm")
  Kind model();

  /** Where a model runs. */
  enum Kind {
    /** TinyVLM, in this process. */
    TINYVLM,
    /** Any, behind an OpenAI-compatible server: {@code agnoscope.openai.*}. */
    OPENAI
  }
}
