package io.agnoscope.scoring.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agnoscope.schemas.TaskClassBasis;
import io.agnoscope.scoring.topology.CountKey;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The Samples of one source, or of all.
 *
 * @param counts conservation by ids
 * @param sampledOut what the budget left out; it never was accepted and is in no other count
 * @param taskClassBasis how the task class of accepted Samples was found: one count for each basis
 */
public record SourceState(
    @JsonUnwrapped SampleCounts counts,
    @Schema(
            description =
                "Left out by the budget before acceptance, as accepted Samples of the source tell; in no other count")
        long sampledOut,
    @Schema(
            description =
                "How the task class of accepted Samples was found: DECLARED, RULE, STRUCTURE, DEFAULT")
        Map<String, Long> taskClassBasis) {
  static final SourceState NONE = new SourceState(SampleCounts.NONE, 0, noBases());

  SourceState plus(CountKey.Samples key, long count) {
    return new SourceState(counts.plus(key.what(), count), sampledOut, taskClassBasis);
  }

  SourceState plus(CountKey.SampledOut key, long count) {
    return new SourceState(counts, sampledOut + count, taskClassBasis);
  }

  SourceState plus(CountKey.TaskClassBases key, long count) {
    Map<String, Long> more = new TreeMap<>(taskClassBasis);
    more.merge(key.basis(), count, Long::sum);
    return new SourceState(counts, sampledOut, more);
  }

  private static Map<String, Long> noBases() {
    Map<String, Long> none = new TreeMap<>();
    Arrays.stream(TaskClassBasis.values()).forEach(basis -> none.put(basis.name(), 0L));
    return none;
  }
}
