package io.agnoscope.benchmarks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.benchmarks.worker.AnswerReader.Appended;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void countsFromTheInstantAtWhichATrialWasDue() {
    Latencies latencies = new Latencies(1);
    latencies.sent("a", 1_000, false);
    latencies.sent("b", 1_100, true);
    latencies.sent("a", 1_200, true);
    latencies.sent("slow", 1_300, true);

    latencies.answered(new Appended("a", 990));
    latencies.answered(new Appended("a", 1_500));
    latencies.answered(new Appended("b", 1_150));
    latencies.answered(new Appended("a", 1_300));
    latencies.answered(new Appended("slow", 9_300));
    latencies.answered(new Appended("unknown", 9_400));

    Histogram others = latencies.without(Set.of("slow"));
    assertThat(others.getTotalCount()).isEqualTo(2);
    assertThat(Math.round(others.getMinValue() / 1e7)).isEqualTo(5);
    assertThat(Math.round(others.getMaxValue() / 1e7)).isEqualTo(10);
    assertThat(latencies.without(Set.of()).getTotalCount()).isEqualTo(3);
  }
}
