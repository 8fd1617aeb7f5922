package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.topology.CountKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PipelineStateTest {
  @Test
  void whatIsNotEndedAndNotLostIsInFlight() {
    PipelineState state =
        PipelineState.of(
            Map.of(
                new CountKey.Samples("probe", "ACCEPTED"), 10L,
                new CountKey.Samples("probe", "SCORED"), 4L,
                new CountKey.Samples("probe", "LOST"), 1L,
                new CountKey.Samples("file", "ACCEPTED"), 3L,
                new CountKey.Samples("file", "LATE"), 1L,
                new CountKey.Trials("DUPLICATE"), 7L,
                new CountKey.Trials("SCORED"), 4L,
                new CountKey.DeadLetters("infer", "a"), 2L,
                new CountKey.DeadLetters("score", "b"), 3L));

    assertThat(state.all().accepted()).isEqualTo(13);
    assertThat(state.all().inFlight()).isEqualTo(7);
    assertThat(state.duplicates()).isEqualTo(7);
    assertThat(state.deadLetters()).isEqualTo(5);
    assertThat(state.sources())
        .containsEntry("probe", new SampleCounts(10, 4, 0, 0, 0, 0, 1))
        .containsEntry("file", new SampleCounts(3, 0, 0, 1, 0, 0, 0));
  }
}
