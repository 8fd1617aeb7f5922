package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SystemDetectorTest {
  private static final RegressionSettings SETTINGS =
      new RegressionSettings(0.05, 0.01, 1_000, 100, 0, List.of(0.2, 0.8));
  private static final SystemDetector SYSTEM = new SystemDetector(SETTINGS);

  @Test
  void allMonitorsTogetherPutInOneAStep() {
    assertThat(7 * SYSTEM.stake(7)).isCloseTo(1, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> SYSTEM.stake(0));
  }

  @Test
  void quietAsLongAsTheSumIsBelowTheLevel() {
    var verdict = SYSTEM.verdict(Map.of("a", of(499), "b", of(500), "c", Evidence.none(2)));

    assertThat(verdict.alarm()).isFalse();
    assertThat(verdict.evidence()).isCloseTo(999, within(1e-6));
    assertThat(verdict.monitors()).isEmpty();
    assertThat(SYSTEM.verdict(Map.of()).alarm()).isFalse();
  }

  @Test
  void anAlarmNamesWhoDroveItTheStrongestFirst() {
    var verdict = SYSTEM.verdict(Map.of("a", of(300), "b", of(700), "c", of(3), "d", of(400)));

    assertThat(verdict.alarm()).isTrue();
    assertThat(verdict.monitors()).containsExactly("b", "d", "a");
  }

  @Test
  void manyWhoRoseALittleAlarmTogether() {
    Map<String, Evidence> evidence = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      evidence.put("monitor-" + i, of(50.001));
    }

    assertThat(SYSTEM.verdict(evidence).monitors()).hasSize(20);
  }

  @Test
  void evidenceBeyondADoubleIsAnAlarmAsWell() {
    Evidence huge = Evidence.of(new double[] {5_000, 1});

    var verdict = SYSTEM.verdict(Map.of("a", huge, "b", of(3)));

    assertThat(verdict.monitors()).containsExactly("a");
    assertThat(verdict.evidence()).isInfinite();
  }

  private static Evidence of(double value) {
    return Evidence.of(new double[] {Math.log(value), Math.log(value)});
  }
}
