package io.agnoscope.perturbation.traffic.budget;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much of the traffic is let in.
 *
 * @param share of each source's ids, 0 to 1
 * @param shareOf the share of the sources that have one of their own
 * @param trialsPerSecond for each target, more than 0
 * @param tokensPerSecond for each target, more than 0; empty for no limit
 * @param maxInFlight Samples that wait for the broker's acknowledgement at the same time
 * @param maxBacklog Trials that may wait for a target before it is left alone
 */
public record BudgetLimits(
    double share,
    Map<String, Double> shareOf,
    double trialsPerSecond,
    OptionalDouble tokensPerSecond,
    int maxInFlight,
    long maxBacklog) {

  public BudgetLimits {
    shareOf = Map.copyOf(shareOf);
  }

  double shareOf(String source) {
    return shareOf.getOrDefault(source, share);
  }
}
