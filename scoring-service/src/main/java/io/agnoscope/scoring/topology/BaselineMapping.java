package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.BaselineStratum;
import io.agnoscope.scoring.regression.Baseline;
import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.regression.StratumBaseline;
import io.agnoscope.scoring.regression.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Between the detector's baselines and the contract's. */
final class BaselineMapping {
  private BaselineMapping() {}

  static Baseline fromRecord(io.agnoscope.schemas.Baseline record) {
    Map<String, StratumBaseline> strata = new HashMap<>();
    for (BaselineStratum stratum : record.getStrata()) {
      strata.put(
          stratum.getName(),
          new StratumBaseline(tally(stratum), stratum.getUpper(), stratum.getBound()));
    }
    return new Baseline(strata);
  }

  /**
   * A baseline as an operator gives it: strata without a bound of their own get the one that their
   * observations give.
   *
   * @param error the probability that a limit lies below the true rate
   * @throws IllegalArgumentException when it makes no sense
   */
  static Baseline given(
      io.agnoscope.schemas.Baseline record, double error, RegressionSettings settings) {
    Map<String, StratumBaseline> strata = new HashMap<>();
    Map<String, Tally> unbounded = new HashMap<>();
    for (BaselineStratum stratum : record.getStrata()) {
      if (stratum.getBound() == 0) {
        unbounded.put(stratum.getName(), tally(stratum));
      } else {
        strata.put(
            stratum.getName(),
            new StratumBaseline(tally(stratum), stratum.getUpper(), stratum.getBound()));
      }
    }
    if (strata.size() + unbounded.size() != record.getStrata().size()) {
      throw new IllegalArgumentException("two strata of one name");
    }
    strata.putAll(Baseline.freeze(unbounded, error, settings).strata());
    if (strata.isEmpty() || strata.size() > Tallies.MOST_STRATA) {
      throw new IllegalArgumentException(
          "a baseline needs 1 to " + Tallies.MOST_STRATA + " strata with observations");
    }
    return new Baseline(strata);
  }

  /** The strata as the contract has them, by name. */
  static List<BaselineStratum> strata(Baseline baseline) {
    List<BaselineStratum> strata = new ArrayList<>();
    new TreeMap<>(baseline.strata())
        .forEach((name, stratum) -> {
          BaselineStratum record = new BaselineStratum();
          record.setName(name);
          record.setObservations(stratum.reference().observations());
          record.setSum(stratum.reference().sum());
          record.setUpper(stratum.upper());
          record.setBound(stratum.bound());
          strata.add(record);
        });
    return strata;
  }

  private static Tally tally(BaselineStratum stratum) {
    return new Tally(stratum.getObservations(), stratum.getSum());
  }
}
