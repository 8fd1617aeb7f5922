package io.agnoscope.images.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** Where large pictures are kept: the same for every service. */
@ConfigMapping(prefix = "agnoscope.images")
public interface ImagesConfig {

  /** Path of a folder, its {@code file:} URI, or {@code s3://bucket/prefix}. */
  @WithDefault("./.agnoscope/images")
  @NotBlank
  String store();

  /** Bytes that a folder may hold. */
  @WithDefault("21474836480")
  @Min(1)
  long maxBytes();
}
