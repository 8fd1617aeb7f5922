package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.traffic.budget.AskCost;
import io.agnoscope.perturbation.traffic.budget.BudgetLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How much of the traffic is asked again. Probes, and Samples sent to {@code /v1/samples}, stand
 * outside of it. Rates are each instance's own.
 */
@ConfigMapping(prefix = "agnoscope.budget")
public interface BudgetConfig {

  /** The share of the requests, chosen by their ids, 0 to 1. */
  @WithDefault("1.0")
  @DecimalMin("0")
  @DecimalMax("1")
  double share();

  /** What is different for a source. */
  Map<String, Source> sources();

  /** Trials a second for each target. */
  @WithDefault("50")
  @DecimalMin(value = "0", inclusive = false)
  @DecimalMax("100000")
  double trialsPerSecond();

  /** Tokens a second for each target, as estimated; absent for no limit. */
  OptionalDouble tokensPerSecond();

  /** What a picture is estimated to cost, in tokens. */
  @WithDefault("800")
  @Min(0)
  @Max(1_000_000)
  int tokensPerPicture();

  /** How often a Trial asks its target, about: its Views under the catalogue. */
  @WithDefault("12")
  @Min(1)
  @Max(1_000)
  int asksPerTrial();

  /** Samples of traffic that wait for the broker's acknowledgement at the same time. */
  @WithDefault("256")
  @Min(1)
  @Max(65_536)
  int maxInFlight();

  /** Trials that may wait for a target; with more it is left alone until half of them are gone. */
  @WithDefault("5000")
  @Min(2)
  long maxBacklogTrials();

  /** How often the Trials that wait are counted. */
  @WithDefault("5s")
  Duration backlogPollInterval();

  /** The budget's limits. */
  default BudgetLimits limits() {
    return new BudgetLimits(
        share(),
        sources().entrySet().stream()
            .collect(Collectors.toMap(Entry::getKey, source -> source.getValue().share())),
        trialsPerSecond(),
        tokensPerSecond(),
        maxInFlight(),
        maxBacklogTrials());
  }

  /** What a Trial costs. */
  default AskCost cost() {
    return new AskCost(tokensPerPicture(), asksPerTrial());
  }

  /** What is different for a source. */
  interface Source {

    /** The share of the source's requests, 0 to 1. */
    @DecimalMin("0")
    @DecimalMax("1")
    double share();
  }
}
