package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MinuteBudgetTest {

  private final VirtualClock clock = new VirtualClock();

  @Test
  void withoutLimitsNothingWaits() {
    MinuteBudget budget = new MinuteBudget(OptionalInt.empty(), OptionalLong.empty(), clock);
    for (int i = 0; i < 10_000; i++) {
      assertThat(budget.spend(1_000_000)).isZero();
    }
  }

  @Test
  void aServersCountCorrectsTheEstimate() {
    MinuteBudget budget = new MinuteBudget(OptionalInt.empty(), OptionalLong.of(600), clock);
    assertThat(budget.spend(100)).isZero();
    assertThat(budget.spend(1)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));

    budget.settle(100, 5);

    assertThat(budget.spend(1)).isZero();
  }

  @Test
  void whatWasNotSentIsGivenBack() {
    MinuteBudget budget = new MinuteBudget(OptionalInt.of(1), OptionalLong.of(600), clock);
    assertThat(budget.spend(100)).isZero();
    assertThat(budget.spend(1)).isPositive();

    budget.giveBack(100);

    assertThat(budget.spend(1)).isZero();
  }

  @Property(tries = 200)
  void noMoreThanTheLimitGoesThrough(
      @ForAll @IntRange(min = 1, max = 600) int perMinute,
      @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 2_000) Integer> pausesMillis) {
    VirtualClock time = new VirtualClock();
    MinuteBudget budget = new MinuteBudget(OptionalInt.of(perMinute), OptionalLong.empty(), time);
    Duration passed = Duration.ZERO;
    int through = 0;
    for (int pause : pausesMillis) {
      time.pass(Duration.ofMillis(pause));
      passed = passed.plusMillis(pause);
      Duration wait = budget.spend(1);
      if (wait.isZero()) {
        through++;
      } else {
        time.pass(wait);
        passed = passed.plus(wait);
        assertThat(budget.spend(1)).isZero();
        through++;
      }
    }
    double allowed = perMinute * (passed.toMillis() / 60_000.0) + Math.max(1, perMinute / 60.0) + 1;
    assertThat((double) through).isLessThanOrEqualTo(allowed + 1e-6);
  }
}
