package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.traffic.remote.AllowedHosts;
import io.agnoscope.perturbation.traffic.remote.RemoteLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which pictures that requests name by address are fetched, and how. */
@ConfigMapping(prefix = "agnoscope.remote-pictures")
public interface RemotePicturesConfig {

  /** Names of hosts, or {@code *.} and a suffix; each may have a port. None by default. */
  Optional<List<String>> hosts();

  /** Whether addresses that are not of the public Internet are connected to. */
  @WithDefault("false")
  boolean allowPrivate();

  /** Time for a connection. */
  @WithDefault("1s")
  @NotNull
  Duration connectTimeout();

  /** Time for all of a fetch. */
  @WithDefault("2s")
  @NotNull
  Duration timeout();

  /** Pictures that are fetched at the same time. */
  @WithDefault("8")
  @Min(1)
  @Max(256)
  int maxConcurrent();

  /**
   * The hosts.
   *
   * @throws IllegalArgumentException naming the key of what is none
   */
  default AllowedHosts allowedHosts() {
    return AllowedHosts.of(
        Keyed.each("agnoscope.remote-pictures.hosts", hosts().orElse(List.of()), AllowedHosts::of));
  }

  /** The limits. */
  default RemoteLimits limits(int maxImageBytes) {
    return new RemoteLimits(
        maxImageBytes, connectTimeout(), timeout(), maxConcurrent(), allowPrivate());
  }
}
