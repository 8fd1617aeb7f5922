package io.agnoscope.inference.config;

import io.agnoscope.schemas.signing.TrustedKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where checkpoints come from, and how they are held. */
@ConfigMapping(prefix = "agnoscope.checkpoints")
public interface CheckpointsConfig {

  /**
   * {@code s3://bucket/prefix} below which announced checkpoints are read; without it they are read
   * from folders only.
   */
  Optional<@Pattern(regexp = "s3://.+") String> store();

  /** By whose announcements checkpoints are loaded. */
  Signing signing();

  /** The share of the Trials that a checkpoint in shadow answers too. */
  @WithDefault("1")
  @DecimalMin("0")
  @DecimalMax("1")
  BigDecimal shadowShare();

  /** How old a Trial may be to be answered twice: a worker that is behind answers once. */
  @WithDefault("10s")
  @DurationMin(millis = 1)
  @DurationMax(days = 1)
  Duration shadowPatience();

  /** How long after its promotion a checkpoint is compared with the one before it. */
  @WithDefault("10m")
  @DurationMin(seconds = 0)
  @DurationMax(days = 7)
  Duration comparedFor();

  /** How long the end of the service waits for Trials that still ask a model. */
  @WithDefault("10s")
  @DurationMin(seconds = 0)
  @DurationMax(minutes = 10)
  Duration closePatience();

  /** By whose announcements checkpoints are loaded. */
  interface Signing {

    /**
     * PEM files with Ed25519 public keys: only what one of them signed counts. Without it
     * checkpoints are not verified.
     */
    Optional<List<Path>> trustedKeys();

    /**
     * The keys of the files.
     *
     * @throws IllegalArgumentException naming the setting and the file that has none
     */
    default Optional<TrustedKeys> keys() {
      try {
        return trustedKeys().map(TrustedKeys::read);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "agnoscope.checkpoints.signing.trusted-keys: " + e.getMessage(), e);
      }
    }
  }
}
