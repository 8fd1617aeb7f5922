package io.agnoscope.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.benchmarks.process.BenchmarkException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final List<Double> LOGITS = List.of(1.0, -2.0);
  private static final List<Map<String, Double>> LOSSES =
      List.of(Map.of("total", 2.0, "anchor", 0.0), Map.of("total", 1.0, "anchor", 0.01));

  @Test
  void roundingIsNoDifference() {
    Agreement agreement =
        Agreement.of(
            List.of(1.00001, -2.0),
            LOGITS,
            List.of(Map.of("total", 2.001, "anchor", 1e-7), Map.of("total", 1.01, "anchor", 0.01)),
            LOSSES);

    assertThat(agreement.logits()).isCloseTo(1e-5, within(1e-9));
    assertThat(agreement.firstStep()).isCloseTo(5e-4, within(1e-9));
    assertThat(agreement.laterSteps()).isCloseTo(1e-2, within(1e-9));
  }

  @Test
  void figuresOfDifferentComputationsAreRefused() {
    refused(List.of(1.001, -2.0), LOSSES);
    refused(List.of(1.0, Double.NaN), LOSSES);
    refused(List.of(1.0), LOSSES);
    refused(LOGITS, List.of(Map.of("total", 2.01, "anchor", 0.0), LOSSES.getLast()));
    refused(LOGITS, List.of(LOSSES.getFirst(), Map.of("total", 1.1, "anchor", 0.01)));
    refused(LOGITS, List.of(LOSSES.getFirst(), Map.of("total", Double.NaN, "anchor", 0.01)));
    refused(LOGITS, List.of(LOSSES.getFirst(), Map.of("total", 1.0)));
  }

  private static void refused(List<Double> logits, List<Map<String, Double>> losses) {
    assertThatExceptionOfType(BenchmarkException.class)
        .isThrownBy(() -> Agreement.of(logits, LOGITS, losses, LOSSES))
        .withMessageContaining("do not compute the same");
  }
}
