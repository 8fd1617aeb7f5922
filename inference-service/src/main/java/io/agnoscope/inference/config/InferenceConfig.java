package io.agnoscope.inference.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** What an operator can set. */
@ConfigMapping(prefix = "agnoscope")
public interface InferenceConfig {

  /** The watched model whose Trials are answered here. */
  @WithDefault("tinyvlm")
  @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}")
  String target();

  /** Asking the model. */
  Inference inference();

  /** How the model is asked. */
  interface Inference {

    /** Trials that are taken at a time. */
    @WithDefault("16")
    @Min(1)
    @Max(64)
    int concurrency();

    /** Views to a batch of the model. */
    @WithDefault("64")
    @Min(1)
    @Max(256)
    int batchSize();

    /** Names this worker in the answers; the host and process id when it is not set. */
    Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String> worker();
  }
}
