package io.agnoscope.scoring.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How free answers are compared. */
@ConfigMapping(prefix = "agnoscope.free-text")
public interface FreeTextConfig {
  /**
   * Whether answers that name the same facts are compared by meaning. The model takes about 200 MB
   * and a core while it is used; it is loaded when the first such answer comes.
   */
  @WithDefault("true")
  boolean meaning();
}
