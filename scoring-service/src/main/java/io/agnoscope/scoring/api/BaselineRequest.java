package io.agnoscope.scoring.api;

import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.BaselineStratum;
import io.agnoscope.schemas.OperatorActionKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator wants of a Monitor's baseline. */
public record BaselineRequest(
    @Schema(description = "Who asks: 1 to 100 characters", required = true) @Nullable String by,
    @Schema(description = "Why: at most 1,000 characters") @Nullable String comment,
    @Schema(
            description =
                "reset: collect a new reference period from the next observations on; set: take the one given here",
            enumeration = {"reset", "set"},
            required = true)
        @Nullable String action,
    @Schema(description = "The checkpoint that the given observations are of")
        @Nullable String checkpoint,
    @Schema(description = "1 to 16, with names that differ; only of set")
        @Nullable List<Stratum> strata) {

  private static final int MOST_STRATA = 16;
  private static final int LONGEST_NAME = 200;
  private static final long MOST_OBSERVATIONS = 1_000_000_000L;

  /** One stratum of the reference period. */
  public record Stratum(
      @Schema(description = "As the Monitor's baseline names it", required = true)
          @Nullable String name,
      @Schema(description = "1 to 1,000,000,000", required = true) @Nullable Long observations,
      @Schema(
              description = "Sum of the observations' values, from 0 to their number",
              required = true)
          @Nullable Double sum) {}

  OperatorActionKind kind() {
    boolean given = strata != null || checkpoint != null;
    if ("reset".equals(action) && !given) {
      return OperatorActionKind.RESET_BASELINE;
    }
    if ("set".equals(action) && strata != null) {
      return OperatorActionKind.SET_BASELINE;
    }
    throw ApiException.badRequest(
        "action is either reset, without strata and checkpoint, or set, with strata");
  }

  /** The baseline that is set. The detector works out the limits, which follow from the counts. */
  Baseline baseline(String operator, Instant now) {
    List<Stratum> all = strata == null ? List.of() : strata;
    if (all.isEmpty() || all.size() > MOST_STRATA) {
      throw ApiException.badRequest("strata are 1 to " + MOST_STRATA);
    }
    Set<String> names = new HashSet<>();
    List<BaselineStratum> made = all.stream().map(one -> stratum(one, names)).toList();
    return Baseline.newBuilder()
        .setStrata(made)
        .setCheckpoint(checkpoint == null ? "" : shortName("checkpoint", checkpoint))
        .setFrom(now)
        .setFrozenAt(now)
        .setOrigin("operator")
        .setBy(operator)
        .build();
  }

  private static BaselineStratum stratum(@Nullable Stratum one, Set<String> names) {
    if (one == null || one.observations() == null || one.sum() == null) {
      throw ApiException.badRequest("A stratum has name, observations and sum");
    }
    String name = shortName("A stratum's name", one.name());
    if (!names.add(name)) {
      throw ApiException.badRequest("Two strata have the same name");
    }
    long observations = one.observations();
    double sum = one.sum();
    if (observations < 1 || observations > MOST_OBSERVATIONS) {
      throw ApiException.badRequest("observations are 1 to " + MOST_OBSERVATIONS);
    }
    if (!(sum >= 0 && sum <= observations)) {
      throw ApiException.badRequest("sum is from 0 to observations");
    }
    return BaselineStratum.newBuilder()
        .setName(name)
        .setObservations(observations)
        .setSum(sum)
        .setUpper(0)
        .setBound(0)
        .build();
  }

  private static String shortName(String field, @Nullable String value) {
    if (value == null || value.isBlank() || value.length() > LONGEST_NAME) {
      throw ApiException.badRequest(field + " has 1 to " + LONGEST_NAME + " characters");
    }
    return value;
  }
}
