package io.agnoscope.trainer.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest {

  @Property(tries = 50)
  void neverSpendsMoreThanThereIs(@ForAll @IntRange(min = 1, max = 400) int thousandths) {
    double alpha = thousandths / 1000.0;
    ErrorBudget budget = new ErrorBudget(alpha);

    double spent = IntStream.rangeClosed(1, 10_000).mapToDouble(budget::share).sum();

    assertThat(spent).isLessThan(alpha).isGreaterThan(0.999 * alpha);
  }

  @Test
  void givesTheFirstCandidateTheLargestShare() {
    assertThat(new ErrorBudget(0.05).share(1)).isEqualTo(0.030396, within(1e-6));
    assertThat(new ErrorBudget(0.05).share(2)).isEqualTo(0.007599, within(1e-6));
  }

  @Test
  void countsCandidatesFromOne() {
    assertThatThrownBy(() -> new ErrorBudget(0.05).share(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
