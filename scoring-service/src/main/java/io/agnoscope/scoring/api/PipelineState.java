package io.agnoscope.scoring.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agnoscope.scoring.topology.CountKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Conservation of Samples by ids: each accepted one is in exactly one of the other counts, but for
 * the sampled-out ones, which never were accepted.
 *
 * @param all over every source
 * @param duplicates answers to Trials that were answered before, under any target, which count for
 *     nothing
 * @param deadLetters dead letters of any service, of known Samples or not
 * @param sources the same per source
 */
public record PipelineState(
    @JsonUnwrapped SourceState all,
    @Schema(description = "Answers to Trials that were answered before; they count for nothing")
        long duplicates,
    @Schema(description = "Records in agnoscope.dead-letters, of known Samples or not")
        long deadLetters,
    Map<String, SourceState> sources) {

  static PipelineState of(Map<CountKey, Long> counts) {
    Sources sources = new Sources();
    long duplicates = 0;
    long deadLetters = 0;
    for (Map.Entry<CountKey, Long> entry : counts.entrySet()) {
      long count = entry.getValue();
      switch (entry.getKey()) {
        case CountKey.Samples key -> sources.change(key.source(), state -> state.plus(key, count));
        case CountKey.SampledOut key ->
            sources.change(key.source(), state -> state.plus(key, count));
        case CountKey.TaskClassBases key ->
            sources.change(key.source(), state -> state.plus(key, count));
        case CountKey.Trials(String target, String what) ->
            duplicates += what.equals(CountKey.Trials.DUPLICATE) ? count : 0;
        case CountKey.DeadLetters letters -> deadLetters += count;
        case CountKey.HardExamplesTooLarge tooLarge -> {}
      }
    }
    return new PipelineState(sources.all, duplicates, deadLetters, sources.each);
  }

  /** Each source's state beside that of all. */
  private static final class Sources {
    private final Map<String, SourceState> each = new TreeMap<>();
    private SourceState all = SourceState.NONE;

    void change(String source, UnaryOperator<SourceState> change) {
      all = change.apply(all);
      each.put(source, change.apply(each.getOrDefault(source, SourceState.NONE)));
    }
  }
}
