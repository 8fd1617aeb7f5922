package io.agnoscope.scoring.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agnoscope.scoring.topology.CountKey;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Conservation of Samples by ids: each accepted one is in exactly one of the other counts.
 *
 * @param all over every source
 * @param duplicates answers to Trials that were answered before, which count for nothing
 * @param deadLetters dead letters of any service, of known Samples or not
 * @param sources the same per source
 */
public record PipelineState(
    @JsonUnwrapped SampleCounts all,
    @Schema(description = "Answers to Trials that were answered before; they count for nothing")
        long duplicates,
    @Schema(description = "Records in agnoscope.dead-letters, of known Samples or not")
        long deadLetters,
    Map<String, SampleCounts> sources) {

  static PipelineState of(Map<CountKey, Long> counts) {
    Map<String, SampleCounts> sources = new TreeMap<>();
    SampleCounts all = SampleCounts.NONE;
    long duplicates = 0;
    long deadLetters = 0;
    for (Map.Entry<CountKey, Long> entry : counts.entrySet()) {
      long count = entry.getValue();
      switch (entry.getKey()) {
        case CountKey.Samples(String source, String what) -> {
          all = all.plus(what, count);
          sources.put(source, sources.getOrDefault(source, SampleCounts.NONE).plus(what, count));
        }
        case CountKey.Trials(String what) ->
            duplicates += what.equals(CountKey.Trials.DUPLICATE) ? count : 0;
        case CountKey.DeadLetters letters -> deadLetters += count;
        case CountKey.HardExamplesTooLarge tooLarge -> {}
      }
    }
    return new PipelineState(all, duplicates, deadLetters, sources);
  }
}
