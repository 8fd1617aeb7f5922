package io.agnoscope.perturbation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator can set about taking mirrored requests. */
@ConfigMapping(prefix = "agnoscope.mirror")
public interface MirrorConfig {

  /** How long a mirror waits for the broker's acknowledgement before it is answered 503. */
  @WithDefault("1s")
  @DurationMin(millis = 1)
  @DurationMax(seconds = 60)
  Duration patience();

  /** Bytes of one mirrored body, as sent and as inflated. */
  @WithDefault("33554432")
  @Min(1)
  @Max(67_108_864)
  long maxBodyBytes();

  /**
   * Bytes of all mirrored bodies that are read, or wait for the broker, at the same time; a request
   * beyond is answered 503. Reading one takes some five times its bytes for a moment.
   */
  @WithDefault("50331648")
  @Min(1_048_576)
  long maxBytesInFlight();

  /** Requests that the service sends to itself before it is ready. */
  WarmUp warmUp();

  /** How the request path is warmed up. */
  interface WarmUp {

    /** How many; none with 0. */
    @WithDefault("6000")
    @Min(0)
    @Max(1_000_000)
    int requests();

    /** How long it may take at most. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 120)
    Duration limit();
  }
}
