package io.agnoscope.inference.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void isAboutTheShareOfManyTrials() {
    long had = trials(20_000, new Share(0.25));

    assertThat(had / 20_000.0).isCloseTo(0.25, Offset.offset(0.02));
  }

  @Test
  void ofNoneOrAllIsExact() {
    assertThat(trials(500, new Share(0))).isZero();
    assertThat(trials(500, new Share(1))).isEqualTo(500);
  }

  @Property
  void aLargerShareHasWhatASmallerOneHas(
      @ForAll String trial,
      @ForAll @DoubleRange(min = 0, max = 1) double one,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    boolean smaller = new Share(Math.min(one, other)).has(trial);
    boolean larger = new Share(Math.max(one, other)).has(trial);

    assertThat(!smaller || larger).isTrue();
  }

  @Test
  void isBetweenNoneAndAll() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(1.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(Double.NaN));
  }

  private static long trials(int count, Share share) {
    return IntStream.range(0, count).filter(i -> share.has("trial-" + i)).count();
  }
}
