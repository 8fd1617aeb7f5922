package io.agnoscope.inference.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much the chat endpoint takes. */
@ConfigMapping(prefix = "agnoscope.chat")
public interface ChatConfig {

  /** A request without an answer by then is given up. */
  @WithDefault("30s")
  @DurationMin(millis = 100)
  @DurationMax(minutes = 10)
  Duration deadline();

  /** Requests that are answered at a time. */
  @WithDefault("64")
  @Min(1)
  @Max(1024)
  int maxConcurrent();

  /**
   * Bytes of bodies that are read and answered at a time. A picture takes up to five times its
   * bytes while it is read.
   */
  @WithDefault("33554432")
  @Min(ChatGate.MAX_BODY_BYTES)
  @Max(Integer.MAX_VALUE)
  int maxBytesInFlight();
}
