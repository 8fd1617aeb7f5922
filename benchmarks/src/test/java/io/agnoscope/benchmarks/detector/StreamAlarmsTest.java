package io.agnoscope.benchmarks.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.agnoscope.scoring.regression.RegressionSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamAlarmsTest {
  static Stream<StreamAlarm> all() {
    return Stream.of(
        new PageHinkley(0.01, 20),
        new MoaPageHinkley(0, 40),
        new Adwin(0.002),
        new WindowTest(5, 4));
  }

  @ParameterizedTest
  @MethodSource("all")
  void quietAtTheUsualRateAndAlarmedByAHigherOne(StreamAlarm alarm) {
    boolean[] usual = everyTenth(1);
    boolean[] worse = everyTenth(4);
    boolean[] better = everyTenth(0);
    for (int step = 0; step < 100; step++) {
      alarm.learn(usual);
    }
    for (int step = 0; step < 50; step++) {
      assertThat(alarm.step(usual)).isFalse();
    }
    for (int step = 0; step < 20; step++) {
      assertThat(alarm.step(better)).isFalse();
    }
    boolean alarmed = false;
    for (int step = 0; step < 20; step++) {
      alarmed |= alarm.step(worse);
    }
    assertThat(alarmed).isTrue();
  }

  @Test
  void aLineThroughLogarithmsLeavesOutWhatWasHardlySeen() {
    LogLine line = LogLine.through(new double[] {1, 2, 3, 9}, new long[] {800, 400, 200, 1});

    assertThat(line.slope()).isCloseTo(-Math.log(2), within(1e-9));
    assertThat(line.whereItIs(Math.log(100))).isCloseTo(4, within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLine.through(new double[] {1, 2}, new long[] {5, 2}));
  }

  @Test
  void aRiseOfAllMonitorsAlarmsAndNoRiseDoesNot() {
    RegressionSettings settings = RegressionSettings.standard();
    Detectors detectors = new Detectors(3);

    assertThat(detectors.falseAlarms(settings, Conditions.STEADY, 1, 500).alarms()).isZero();
    assertThat(detectors.delayOfAll(settings, Conditions.STEADY, 200, 0.3, 2).mean())
        .isBetween(1.0, 10.0);
  }

  private static boolean[] everyTenth(int of) {
    boolean[] flips = new boolean[60];
    for (int i = 0; i < flips.length; i++) {
      flips[i] = i % 10 < of;
    }
    return flips;
  }
}
