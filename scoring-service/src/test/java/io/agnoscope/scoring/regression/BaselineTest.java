package io.agnoscope.scoring.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BaselineTest {
  private static final RegressionSettings SETTINGS =
      new RegressionSettings(0.05, 0.001, 1_000, 2_000, 50, 1, List.of(0.1, 0.4));

  @Test
  void eachStratumHasItsBoundAtItsPartOfTheError() {
    Tally easy = new Tally(1_500, 60);
    Tally hard = new Tally(500, 150);

    Baseline baseline = Baseline.freeze(Map.of("easy", easy, "hard", hard), 0.01, SETTINGS);

    double upper = ClopperPearson.upper(easy, 0.005);
    assertThat(baseline.strata().get("easy")).isEqualTo(new StratumBaseline(easy, upper, upper));
    double upperOfHard = ClopperPearson.upper(hard, 0.005);
    assertThat(baseline.strata().get("hard"))
        .isEqualTo(new StratumBaseline(hard, upperOfHard, upperOfHard));
    assertThat(baseline.reference()).isEqualTo(new Tally(2_000, 210));
  }

  @Test
  void rareStrataShareTheBoundOfAllOfThem() {
    Tally rare = new Tally(49, 3);
    Tally rarer = new Tally(11, 4);

    Baseline baseline =
        Baseline.freeze(
            Map.of("common", new Tally(2_000, 100), "a", rare, "b", rarer, "never", Tally.NONE),
            0.01,
            SETTINGS);

    double upper = ClopperPearson.upper(new Tally(60, 7), 0.005);
    assertThat(baseline.strata().get("a")).isEqualTo(new StratumBaseline(rare, upper, upper));
    assertThat(baseline.strata().get("b")).isEqualTo(new StratumBaseline(rarer, upper, upper));
    assertThat(baseline.strata()).doesNotContainKey("never");
  }

  @Test
  void theSmallestChangeCountsWhereItIsMoreThanTheUncertainty() {
    Tally large = new Tally(1_000_000, 100_000);

    RegressionSettings settings =
        new RegressionSettings(0.05, 0.03, 1_000, 2_000, 50, 1, SETTINGS.bets());
    Baseline baseline = Baseline.freeze(Map.of("all", large), 0.01, settings);

    double upper = ClopperPearson.upper(large, 0.01);
    assertThat(upper).isLessThan(0.102);
    assertThat(baseline.strata()).containsEntry("all", new StratumBaseline(large, upper, 0.13));
  }

  @Test
  void dispersedObservationsLeaveAsMuchOpenAsFewerIndependentOnes() {
    RegressionSettings dispersed =
        new RegressionSettings(0.05, 0, 1_000, 2_000, 50, 4, SETTINGS.bets());

    Baseline baseline = Baseline.freeze(Map.of("all", new Tally(2_000, 100)), 0.01, dispersed);

    double upper = ClopperPearson.upper(new Tally(500, 25), 0.01);
    assertThat(baseline.strata())
        .containsEntry("all", new StratumBaseline(new Tally(2_000, 100), upper, upper));
  }

  @Test
  void aLaterBaselineOnlyLowersBounds() {
    StratumBaseline low = new StratumBaseline(new Tally(500, 20), 0.05, 0.08);
    StratumBaseline high = new StratumBaseline(new Tally(500, 30), 0.07, 0.1);
    Baseline first = new Baseline(Map.of("a", low, "b", high, "c", high));
    Baseline later = new Baseline(Map.of("a", high, "b", low, "d", low));

    assertThat(first.lowered(later)).isEqualTo(new Baseline(Map.of("a", low, "b", low, "c", high)));
  }

  @Test
  void isRefinedAtDoublings() {
    assertThat(Refinement.next(SETTINGS, 2_000)).hasValue(4_000);
    assertThat(Refinement.next(SETTINGS, 4_017)).hasValue(8_000);
    assertThat(Refinement.next(SETTINGS, 511_999)).hasValue(512_000);
    assertThat(Refinement.next(SETTINGS, 512_000)).isEmpty();
  }

  @Test
  void aBoundIsNeverAboveOne() {
    Baseline baseline = Baseline.freeze(Map.of("all", new Tally(100, 100)), 0.01, SETTINGS);

    assertThat(baseline.strata())
        .containsEntry("all", new StratumBaseline(new Tally(100, 100), 1, 1));
  }

  @Test
  void onlyStrataOfTheReferencePeriodAreComparable() {
    Baseline baseline = Baseline.freeze(Map.of("known", new Tally(100, 5)), 0.01, SETTINGS);

    assertThat(baseline.comparable(Map.of("known", new Tally(7, 2), "new", new Tally(50, 50))))
        .isEqualTo(new Tally(7, 2));
  }

  @Test
  void nothingObservedIsABaselineOfNothing() {
    assertThat(Baseline.freeze(Map.of(), 0.01, SETTINGS).strata()).isEmpty();
  }

  @Property
  void sharesOfAllEventsTogetherAreOne(@ForAll @IntRange(min = 1, max = 20_000) int events) {
    double sum = 0;
    for (int i = 1; i <= events; i++) {
      sum += Spending.share(i);
    }
    // The tail of the series, in closed form.
    assertThat(1 - sum).isCloseTo(64.0 / (events + 64), within(1e-9));
    assertThat(Spending.share(events + 1L)).isLessThan(Spending.share(events)).isPositive();
  }

  @Test
  void settingsThatCannotBeAreRefusedByName() {
    List<Double> bets = List.of(0.1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0, 0.01, 1, 1, 1, bets))
        .withMessageContaining("baselineError");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0.05, 1, 1, 1, 1, bets))
        .withMessageContaining("smallestChange");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0.05, 0, 0, 1, 1, bets))
        .withMessageContaining("targetRunLength");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0.05, 0, 1, 0, 1, bets))
        .withMessageContaining("baselineSize");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0.05, 0, 1, 1, -1, bets))
        .withMessageContaining("rareStratum");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0.05, 0, 1, 1, 1, List.of(0.2, 0.1)))
        .withMessageContaining("bets");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegressionSettings(0.05, 0, 1, 1, 1, 0.9, bets))
        .withMessageContaining("dispersion");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StratumBaseline(Tally.NONE, 0.5, 0.4));
    assertThatIllegalArgumentException().isThrownBy(() -> Spending.share(0));
  }
}
