package io.agnoscope.scoring.api;

import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.BaselineStratum;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A Monitor's frozen reference period. */
public record BaselineItem(
    @Schema(description = "The rate over all strata, in [0, 1]") @Nullable Double rate,
    long observations,
    String checkpoint,
    Instant from,
    Instant frozenAt,
    @Schema(description = "first-observations, operator or promotion") String origin,
    String by,
    List<StratumItem> strata) {

  /**
   * One stratum.
   *
   * @param upper one-sided upper limit of its rate
   * @param bound the rate above which a regression is looked for
   */
  public record StratumItem(
      String name, long observations, double sum, double upper, double bound) {

    static StratumItem of(BaselineStratum stratum) {
      return new StratumItem(
          stratum.getName(),
          stratum.getObservations(),
          stratum.getSum(),
          stratum.getUpper(),
          stratum.getBound());
    }
  }

  static BaselineItem of(Baseline baseline) {
    List<StratumItem> strata = baseline.getStrata().stream().map(StratumItem::of).toList();
    long observations = strata.stream().mapToLong(StratumItem::observations).sum();
    double sum = strata.stream().mapToDouble(StratumItem::sum).sum();
    return new BaselineItem(
        observations == 0 ? null : sum / observations,
        observations,
        baseline.getCheckpoint(),
        baseline.getFrom(),
        baseline.getFrozenAt(),
        baseline.getOrigin(),
        baseline.getBy(),
        strata);
  }
}
