package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void addsUp() {
    Tally sum = Tally.of(1).plus(Tally.of(0)).plus(Tally.of(0.25)).plus(Tally.NONE);

    assertThat(sum).isEqualTo(new Tally(3, 1.25));
    assertThat(sum.rate()).isCloseTo(1.25 / 3, within(1e-15));
    assertThat(Tally.NONE.rate()).isZero();
  }

  @Test
  void aSumOfRoundedOnesIsNotMoreThanTheirNumber() {
    double tenths = IntStream.range(0, 10).mapToDouble(i -> 0.1).sum();
    Tally one = new Tally(1, Math.max(tenths, 1 + 1e-12));

    assertThat(one.sum()).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(1, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(1, -0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(1, Double.NaN));
  }
}
