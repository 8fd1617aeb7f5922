package io.agnoscope.perturbation.traffic.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.traffic.SampledOutCause;
import io.agnoscope.perturbation.traffic.budget.Budget.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Optional<String> TARGET = Optional.of("tinyvlm");

  private final Ticks clock = new Ticks();

  @Test
  void takesAShareOfTheIdsAndAlwaysTheSame() {
    Budget budget = budget(0.05, 100_000, OptionalDouble.empty(), 100_000);

    List<Integer> kept =
        IntStream.range(0, 20_000)
            .filter(id -> budget.foresee("mirror", "id-" + id, TARGET).isEmpty())
            .boxed()
            .toList();

    assertThat(kept).hasSizeBetween(900, 1_100);
    assertThat(kept)
        .allMatch(id -> budget.foresee("mirror", "id-" + id, TARGET).isEmpty())
        .allMatch(id -> budget.enter("mirror", "id-" + id, "tinyvlm", 0) instanceof Entry.In);
  }

  @Test
  void hasASharePerSource() {
    Budget budget =
        new Budget(
            new BudgetLimits(1, Map.of("kserve", 0.0), 100, OptionalDouble.empty(), 100, 10),
            List.of("tinyvlm"),
            clock);

    assertThat(budget.foresee("mirror", "a", TARGET)).isEmpty();
    assertThat(budget.foresee("kserve", "a", TARGET)).contains(SampledOutCause.SHARE);
  }

  @Test
  void letsInSoManyTrialsASecond() {
    Budget budget = budget(1, 5, OptionalDouble.empty(), 1_000);

    assertThat(entered(budget, 100)).isEqualTo(5);
    assertThat(budget.foresee("mirror", "a", TARGET)).contains(SampledOutCause.TRIAL_RATE);
    clock.pass(Duration.ofMillis(400));
    assertThat(budget.foresee("mirror", "a", TARGET)).isEmpty();
    assertThat(entered(budget, 100)).isEqualTo(2);
    clock.pass(Duration.ofMinutes(5));
    assertThat(entered(budget, 100)).isEqualTo(5);
  }

  @Test
  void letsInSoManyTokensASecondAndEvenWhatIsLargerThanThat() {
    Budget budget = budget(1, 1_000, OptionalDouble.of(100), 1_000);

    assertThat(enter(budget, "a", 250)).isInstanceOf(Entry.In.class);
    assertThat(enter(budget, "b", 1)).isEqualTo(new Entry.Out(SampledOutCause.TOKEN_RATE));
    clock.pass(Duration.ofMillis(1_400));
    assertThat(enter(budget, "c", 1)).isEqualTo(new Entry.Out(SampledOutCause.TOKEN_RATE));
    clock.pass(Duration.ofMillis(200));
    assertThat(enter(budget, "d", 1)).isInstanceOf(Entry.In.class);
  }

  @Test
  void countsATargetsRatesByThemselves() {
    Budget budget =
        new Budget(
            new BudgetLimits(1, Map.of(), 1, OptionalDouble.empty(), 100, 10),
            List.of("one", "two"),
            clock);

    assertThat(budget.enter("mirror", "a", "one", 1)).isInstanceOf(Entry.In.class);
    assertThat(budget.enter("mirror", "b", "one", 1)).isInstanceOf(Entry.Out.class);
    assertThat(budget.enter("mirror", "b", "two", 1)).isInstanceOf(Entry.In.class);
  }

  @Test
  void boundsWhatIsInFlight() {
    Budget budget = budget(1, 1_000, OptionalDouble.empty(), 2);
    Entry.In first = (Entry.In) enter(budget, "a", 1);
    enter(budget, "b", 1);

    assertThat(enter(budget, "c", 1)).isEqualTo(new Entry.Out(SampledOutCause.IN_FLIGHT));
    assertThat(budget.foresee("mirror", "c", Optional.empty())).contains(SampledOutCause.IN_FLIGHT);
    first.slot().settle(true);
    first.slot().settle(true);

    assertThat(budget.inFlight()).isEqualTo(1);
    assertThat(enter(budget, "d", 1)).isInstanceOf(Entry.In.class);
  }

  @Test
  void doesNotHoldASlotForWhatARateLeavesOut() {
    Budget budget = budget(1, 1, OptionalDouble.empty(), 2);
    enter(budget, "a", 1);
    IntStream.range(0, 10).forEach(id -> enter(budget, "b" + id, 1));

    assertThat(budget.inFlight()).isEqualTo(1);
  }

  @Test
  void leavesATargetAloneThatIsBehindUntilHalfIsGone() {
    Budget budget = budget(1, 1_000, OptionalDouble.empty(), 1_000);
    budget.breaker("tinyvlm").backlog(10);
    assertThat(budget.foresee("mirror", "a", TARGET)).isEmpty();

    budget.breaker("tinyvlm").backlog(11);
    assertThat(budget.foresee("mirror", "a", TARGET)).contains(SampledOutCause.BREAKER);
    budget.breaker("tinyvlm").backlog(5);
    assertThat(enter(budget, "a", 1)).isEqualTo(new Entry.Out(SampledOutCause.BREAKER));
    budget.breaker("tinyvlm").backlog(4);
    assertThat(enter(budget, "a", 1)).isInstanceOf(Entry.In.class);
  }

  @Test
  void handsOnWhatWasLeftOutBySourceAndTakesItBackWhenItIsNotKept() {
    Budget budget = budget(1, 2, OptionalDouble.empty(), 1_000);
    enter(budget, "a", 1);
    enter(budget, "b", 1);
    assertThat(budget.foresee("mirror", "c", TARGET)).isPresent();
    assertThat(enter(budget, "d", 1)).isInstanceOf(Entry.Out.class);
    assertThat(budget.enter("kserve", "e", "tinyvlm", 1)).isInstanceOf(Entry.Out.class);
    clock.pass(Duration.ofSeconds(1));

    Budget.Slot failing = ((Entry.In) enter(budget, "f", 1)).slot();
    assertThat(failing.leftOutBefore()).isEqualTo(2);
    failing.settle(false);
    Budget.Slot kept = ((Entry.In) enter(budget, "g", 1)).slot();

    assertThat(kept.leftOutBefore()).isEqualTo(2);
    kept.settle(true);
    clock.pass(Duration.ofSeconds(1));
    assertThat(((Entry.In) enter(budget, "h", 1)).slot().leftOutBefore()).isZero();
    assertThat(((Entry.In) budget.enter("kserve", "i", "tinyvlm", 1)).slot().leftOutBefore())
        .isEqualTo(1);
  }

  @Test
  void estimatesWhatATrialCosts() {
    assertThat(new AskCost(800, 12).tokens(400, 2)).isEqualTo(12L * (100 + 1_600));
    assertThat(new AskCost(1_000_000, 1_000).tokens(100_000, 64)).isPositive();
  }

  private long entered(Budget budget, int requests) {
    return IntStream.range(0, requests)
        .filter(id -> enter(budget, "id-" + id, 1) instanceof Entry.In)
        .count();
  }

  private static Entry enter(Budget budget, String id, long tokens) {
    return budget.enter("mirror", id, "tinyvlm", tokens);
  }

  private Budget budget(double share, double trials, OptionalDouble tokens, int maxInFlight) {
    return new Budget(
        new BudgetLimits(share, Map.of(), trials, tokens, maxInFlight, 10),
        List.of("tinyvlm"),
        clock);
  }
}
