package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.StratumTally;
import io.agnoscope.scoring.regression.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tallies by stratum, as the detector counts with them and as they are stored. */
final class StratumTallies {
  private StratumTallies() {}

  static Map<String, Tally> fromRecords(List<StratumTally> records) {
    Map<String, Tally> tallies = new HashMap<>();
    records.forEach(record ->
        tallies.put(record.getName(), new Tally(record.getObservations(), record.getSum())));
    return tallies;
  }

  static List<StratumTally> toRecords(Map<String, Tally> tallies) {
    return new TreeMap<>(tallies)
        .entrySet().stream()
            .map(entry -> {
              StratumTally record = new StratumTally();
              record.setName(entry.getKey());
              record.setObservations(entry.getValue().observations());
              record.setSum(entry.getValue().sum());
              return record;
            })
            .toList();
  }

  /**
   * Both together, of at most so many strata: what is beyond is counted as {@link Stratum#OTHER}.
   */
  static Map<String, Tally> plus(Map<String, Tally> first, Map<String, Tally> second, int most) {
    Map<String, Tally> sum = new HashMap<>(first);
    // In the order of the names: which ones are pooled must not depend on a map's order.
    new TreeMap<>(second)
        .forEach((name, tally) -> {
          boolean own = sum.containsKey(name) || sum.size() < most - 1;
          sum.merge(own ? name : Stratum.OTHER, tally, Tally::plus);
        });
    return sum;
  }

  static Tally total(Map<String, Tally> tallies) {
    return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
  }
}
