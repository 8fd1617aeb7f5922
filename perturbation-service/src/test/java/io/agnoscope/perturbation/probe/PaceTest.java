package io.agnoscope.perturbation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void keepsTheRateOverUnevenTicks() {
    Pace pace = new Pace(10, 1, 0);
    int made = 0;
    for (long now = 0; now <= 20 * SECOND; now += 37_000_000) {
      made += pace.due(now).now();
    }

    assertThat(made).isBetween(198, 200);
  }

  @Test
  void givesUpWhatALongPauseLeftUndone() {
    Pace pace = new Pace(10, 1, 0);

    Pace.Due due = pace.due(60 * SECOND);

    assertThat(due.now()).isEqualTo(10);
    assertThat(due.skipped()).isEqualTo(590);
  }

  @Test
  void makesOneNowAndThenBelowOneASecond() {
    Pace pace = new Pace(0.5, 1, 0);

    assertThat(pace.due(SECOND).now()).isZero();
    assertThat(pace.due(2 * SECOND).now()).isEqualTo(1);
  }

  @Test
  void needsARate() {
    assertThatThrownBy(() -> new Pace(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void neitherLosesNorInventsAny(
      @ForAll @IntRange(min = 1, max = 100) int perSecond,
      @ForAll @IntRange(max = 30) int firstPause,
      @ForAll @IntRange(max = 30) int secondPause) {
    Pace pace = new Pace(perSecond, 1, 0);

    Pace.Due first = pace.due(firstPause * SECOND);
    Pace.Due second = pace.due((firstPause + secondPause) * SECOND);

    assertThat(first.now() + first.skipped() + second.now() + second.skipped())
        .isEqualTo((long) perSecond * (firstPause + secondPause));
  }
}
