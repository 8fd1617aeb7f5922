package io.agnoscope.inference.config;

import io.agnoscope.inference.worker.GroupType;
import io.agnoscope.inference.worker.WorkerSettings;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How Trials are taken and worked on. */
@ConfigMapping(prefix = "agnoscope.inference")
public interface WorkerConfig {

  /** How workers share the Trials: a share group, or a consumer group for brokers without. */
  @WithDefault("share")
  GroupType groupType();

  /**
   * Members of the group in this process. With two or more to a partition of the Trials, a slow one
   * holds up no other.
   */
  @WithDefault("8")
  @Min(1)
  @Max(64)
  int lanes();

  /**
   * Trials that a lane has in hand at a time; all lanes' together are asked at a time. More of them
   * than fill a batch, since most wait for the broker or for their lane: with half as many, batches
   * of 128 Views were a third full.
   */
  @WithDefault("8")
  @Min(1)
  @Max(256)
  int trialsPerLane();

  /** How long the model may work on one Trial, waits for a model that is away not counted. */
  @WithDefault("60s")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 1)
  Duration trialDeadline();

  /** Bytes of records and of pictures from the store that are held for Trials in hand. */
  @WithDefault("128M")
  MemorySize bytesInFlight();

  /** How long the end of the service waits for the Trials in hand. */
  @WithDefault("25s")
  @DurationMin(seconds = 0)
  @DurationMax(minutes = 10)
  Duration gracePeriod();

  /** The targets whose Trials are answered; the own one when it is not set. */
  Optional<Set<@Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,63}") String>> trialsOf();

  /** Names this worker in the answers; the host and process id when it is not set. */
  Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String> worker();

  /** As the worker takes it. */
  default WorkerSettings settings(String target) {
    return new WorkerSettings(
        target,
        trialsOf().orElse(Set.of(target)),
        groupType(),
        lanes(),
        trialsPerLane(),
        trialDeadline(),
        bytesInFlight().asLongValue(),
        gracePeriod());
  }
}
