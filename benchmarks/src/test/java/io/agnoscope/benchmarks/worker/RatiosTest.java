package io.agnoscope.benchmarks.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RatiosTest {

  @Test
  void eachRoundIsHeldAgainstTheModelBeforeAndAfterIt() {
    Ratios ratios = new Ratios(100);
    ratios.add(90, 100);
    ratios.add(70, 50);
    ratios.add(45, 50);
    ratios.add(30, 50);

    // 90 %, 93 %, 90 % and 60 %
    assertThat(ratios.ratio()).isEqualTo(0.9, Offset.offset(1e-9));
    assertThat(ratios.worker()).isEqualTo(57.5, Offset.offset(1e-9));
  }
}
