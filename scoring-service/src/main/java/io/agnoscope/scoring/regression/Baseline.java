package io.agnoscope.scoring.regression;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A Monitor's frozen reference period, by stratum. A stratum that was not in it has no bound:
 * nothing is known of what it should be, so its observations are no evidence.
 */
public record Baseline(Map<String, StratumBaseline> strata) {
  public Baseline {
    strata = Map.copyOf(strata);
  }

  /**
   * Freezes what was observed. A stratum's bound is its upper limit, or the observed rate and the
   * smallest change together where that is more. Rare strata share the bound of all of them
   * together, which counts as one stratum; that is right as long as the mix among them stays.
   *
   * @param reference by stratum; those without observations are left out
   * @param error the probability, over all strata together, that a limit lies below the true rate;
   *     of {@link Spending}
   */
  public static Baseline freeze(
      Map<String, Tally> reference, double error, RegressionSettings settings) {
    Map<String, Tally> observed = new HashMap<>(reference);
    observed.values().removeIf(tally -> tally.observations() == 0);
    Tally rare = sum(observed.values().stream().filter(tally -> isRare(tally, settings)).toList());
    long common = observed.values().stream().filter(tally -> !isRare(tally, settings)).count();
    long groups = common + (rare.observations() > 0 ? 1 : 0);
    Map<String, StratumBaseline> strata = new HashMap<>();
    observed.forEach((name, tally) ->
        strata.put(
            name,
            bounded(tally, isRare(tally, settings) ? rare : tally, error / groups, settings)));
    return new Baseline(strata);
  }

  /**
   * This baseline with the bounds that a later one sets lower. No bound gets higher and no stratum
   * is added, so that a Monitor that got worse slowly does not become its own measure.
   */
  public Baseline lowered(Baseline later) {
    Map<String, StratumBaseline> lower = new HashMap<>(strata);
    lower.replaceAll((name, stratum) -> {
      StratumBaseline other = later.strata.getOrDefault(name, stratum);
      return other.bound() < stratum.bound() ? other : stratum;
    });
    return new Baseline(lower);
  }

  /** What of a window can be held against this baseline. */
  public Tally comparable(Map<String, Tally> window) {
    return sum(
        window.entrySet().stream()
            .filter(stratum -> strata.containsKey(stratum.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** All strata's observations in the reference period. */
  public Tally reference() {
    return sum(strata.values().stream().map(StratumBaseline::reference).toList());
  }

  private static boolean isRare(Tally tally, RegressionSettings settings) {
    return tally.observations() < settings.rareStratum();
  }

  private static StratumBaseline bounded(
      Tally own, Tally group, double error, RegressionSettings settings) {
    double upper = ClopperPearson.upper(group, settings.dispersion(), error);
    double notWorthIt = Math.min(1, group.rate() + settings.smallestChange());
    return new StratumBaseline(own, upper, Math.max(upper, notWorthIt));
  }

  private static Tally sum(Collection<Tally> tallies) {
    return tallies.stream().reduce(Tally.NONE, Tally::plus);
  }
}
