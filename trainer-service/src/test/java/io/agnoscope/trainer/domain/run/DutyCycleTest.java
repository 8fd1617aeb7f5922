package io.agnoscope.trainer.domain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DutyCycleTest {

  private long computed;
  private long passed;
  private long rested;

  @Property
  void computesNoMoreThanItsShare(
      @ForAll @DoubleRange(min = 0.05, max = 0.99) double share,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000_000) Long> works) {
    computed = 0;
    passed = 0;
    DutyCycle duty = cycle(share);

    for (long work : works) {
      work(work, work);
      duty.afterWork();
    }

    assertThat((double) computed / passed).isLessThanOrEqualTo(share + 1e-6);
  }

  @Test
  void timeThatItWaitedForOthersCountsAsRest() {
    DutyCycle duty = cycle(0.5);

    work(100, 180);
    duty.afterWork();

    assertThat(rested).isEqualTo(20);
  }

  @Test
  void aWholeCoreNeedsNoRest() {
    DutyCycle duty = cycle(1);

    work(100, 99);
    duty.afterWork();

    assertThat(rested).isZero();
  }

  @Test
  void refusesNoShareAtAll() {
    assertThatThrownBy(() -> cycle(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private void work(long nanos, long elapsed) {
    computed += nanos;
    passed += elapsed;
  }

  private DutyCycle cycle(double share) {
    return new DutyCycle(
        share,
        () -> computed,
        () -> passed,
        nanos -> {
          rested += nanos;
          passed += nanos;
        });
  }
}
