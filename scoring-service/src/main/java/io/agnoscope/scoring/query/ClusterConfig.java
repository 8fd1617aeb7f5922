package io.agnoscope.scoring.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How instances of this service find and ask each other. */
@ConfigMapping(prefix = "agnoscope.scoring-cluster")
public interface ClusterConfig {
  /**
   * The name or address under which other instances reach this one; IPv6 in brackets. The default
   * is loopback, as the API's.
   */
  @WithDefault("127.0.0.1")
  @Pattern(
      regexp = "[0-9A-Za-z]([0-9A-Za-z._-]{0,251}[0-9A-Za-z])?|\\[[0-9A-Fa-f:.]{2,45}]",
      message = "must be a host's name, an IPv4 address or an IPv6 address in brackets")
  String advertisedHost();

  /** The port under which other instances reach this one; the API's own. */
  @WithDefault("${quarkus.http.port}")
  @Min(1)
  @Max(65_535)
  int advertisedPort();

  /** How long another instance has to answer, from the connection to the last byte. */
  @WithDefault("PT2S")
  @DurationMin(millis = 50)
  @DurationMax(seconds = 60)
  Duration timeout();

  /** The most that another instance may answer with; ten thousand Series take about 3 MB. */
  @WithDefault("67108864")
  @Min(65_536)
  @Max(1_073_741_824)
  int maxResponseBytes();

  /** How many questions of other instances are answered at a time; one more is refused. */
  @WithDefault("8")
  @Min(1)
  @Max(1_000)
  int maxConcurrentAnswers();

  /**
   * On how many other instances each store is kept up to date, so that one of them takes over
   * without restoring.
   */
  @WithDefault("0")
  @Min(0)
  @Max(5)
  int standbyReplicas();
}
