package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
                new CountKey.Trials("tinyvlm", "DUPLICATE"), 7L,
                new CountKey.Trials("tinyvlm", "SCORED"), 4L,
                new CountKey.DeadLetters("infer", "a"), 2L,
                new CountKey.DeadLetters("score", "b"), 3L));

    SampleCounts all = state.all().counts();

    assertThat(all.accepted()).isEqualTo(13);
    assertThat(all.inFlight()).isEqualTo(7);
    assertThat(state.duplicates()).isEqualTo(7);
    assertThat(state.deadLetters()).isEqualTo(5);
    assertThat(state.sources())
        .extractingByKeys("probe", "file")
        .extracting(SourceState::counts)
        .containsExactly(new SampleCounts(10, 4, 0, 0, 0, 1), new SampleCounts(3, 0, 0, 1, 0, 0));
  }

  @Test
  void whatWasSampledOutStandsBesideConservation() {
    PipelineState state =
        PipelineState.of(
            Map.of(
                new CountKey.Samples("mirror", "ACCEPTED"), 2L,
                new CountKey.SampledOut("mirror"), 38L,
                new CountKey.SampledOut("access-log"), 4L,
                new CountKey.TaskClassBases("mirror", "STRUCTURE"), 2L,
                new CountKey.TaskClassBases("access-log", "RULE"), 1L));

    assertThat(state.all().sampledOut()).isEqualTo(42);
    assertThat(state.all().counts().inFlight()).isEqualTo(2);
    assertThat(state.all().taskClassBasis())
        .containsExactly(
            entry("DECLARED", 0L), entry("DEFAULT", 0L), entry("RULE", 1L), entry("STRUCTURE", 2L));
    assertThat(state.sources().get("mirror"))
        .returns(38L, SourceState::sampledOut)
        .returns(2L, source -> source.taskClassBasis().get("STRUCTURE"));
  }
}
