package io.agnoscope.scoring;

import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.topology.DetectorSettings;
import io.agnoscope.scoring.topology.FlowSettings;
import io.agnoscope.scoring.topology.QuietHours;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What an operator may set of the detector. Durations are ISO-8601. */
@ConfigMapping(prefix = "agnoscope.detector")
public interface DetectorConfig {
  /** How often it judges what came since; at least a second. */
  @WithDefault("PT1M")
  Duration step();

  /** β: the probability that any baseline's upper limit is below the rate it was taken from. */
  @DecimalMin(value = "0", inclusive = false)
  @DecimalMax("0.5")
  @WithDefault("0.05")
  double baselineError();

  /** δ: the rise of a rate that is not worth waking somebody. */
  @DecimalMin("0")
  @DecimalMax("0.5")
  @WithDefault("0.01")
  double smallestChange();

  /** 1/α: steps between false alarms of the whole system, on average at least. */
  @Min(20)
  @WithDefault("10080")
  long stepsBetweenFalseAlarms();

  /** Observations that a Monitor's baseline is frozen from. */
  @Min(20)
  @Max(1_000_000)
  @WithDefault("500")
  int baselineObservations();

  /** Strata with fewer observations in the reference period share one bound. */
  @Min(0)
  @Max(1_000_000)
  @WithDefault("100")
  int rareStratum();

  /** D: how many times as much sums of answers may vary as those of independent ones. */
  @DecimalMin("1")
  @DecimalMax("100")
  @WithDefault("2")
  double dispersion();

  /** How long a promoted checkpoint is watched without an alarm before it may lower bounds. */
  @WithDefault("PT1H")
  Duration acceptAfter();

  /** From how many observations on a regression is over, and probes say what moved. */
  @Min(1)
  @Max(1_000_000)
  @WithDefault("30")
  int minimumObservations();

  /** How many Monitors are watched; those beyond are summed and not watched. */
  @Min(1)
  @Max(20_000)
  @WithDefault("2000")
  int mostMonitors();

  /** How long a Monitor or source may be idle until it is forgotten; resolved alerts alike. */
  @WithDefault("P7D")
  Duration forgetAfter();

  /** How long Samples may wait while none of their source is scored. */
  @WithDefault("PT5M")
  Duration stalledAfter();

  /** How long a source that sent regularly may send nothing. */
  @WithDefault("PT15M")
  Duration missingAfter();

  /** How long a source must have sent without such a pause to count as regular. */
  @WithDefault("PT1H")
  Duration regularFor();

  /** How long an alert of lost Samples stays behind the last loss. */
  @WithDefault("PT15M")
  Duration lostFor();

  /** Hours of the day, like 22:00-06:00, in which nothing is missing. */
  Optional<List<String>> quietHours();

  /** The time zone of these. */
  @WithDefault("UTC")
  ZoneId zone();

  /**
   * The settings as the topology takes them.
   *
   * @throws IllegalArgumentException naming the key that makes no sense
   */
  default DetectorSettings settings() {
    return new DetectorSettings(
        step(),
        new RegressionSettings(
            baselineError(),
            smallestChange(),
            stepsBetweenFalseAlarms(),
            baselineObservations(),
            rareStratum(),
            dispersion(),
            RegressionSettings.standard().bets()),
        acceptAfter(),
        minimumObservations(),
        mostMonitors(),
        forgetAfter(),
        new FlowSettings(
            stalledAfter(),
            missingAfter(),
            regularFor(),
            lostFor(),
            QuietHours.of(quietHours().orElse(List.of()), zone())));
  }
}
