package io.agnoscope.benchmarks.detector;

import io.agnoscope.scoring.regression.Baseline;
import io.agnoscope.scoring.regression.EDetector;
import io.agnoscope.scoring.regression.Evidence;
import io.agnoscope.scoring.regression.Refinement;
import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.regression.Spending;
import io.agnoscope.scoring.regression.Tally;
import java.util.Map;
import java.util.function.LongSupplier;

/** A Monitor as the scoring-service keeps one: its reference period, baseline and evidence. */
final class WatchedMonitor {
  private static final String EASY = "easy";
  private static final String HARD = "hard";

  private final RegressionSettings settings;
  private final EDetector detector;
  private final LongSupplier freezing;

  private Tally easy = Tally.NONE;
  private Tally hard = Tally.NONE;
  private long nextFreezing;
  private Baseline baseline = new Baseline(Map.of());
  private Evidence evidence;

  /**
   * A Monitor that has seen nothing.
   *
   * @param freezing counts the system's baselines, from 1
   */
  WatchedMonitor(RegressionSettings settings, LongSupplier freezing) {
    this.settings = settings;
    this.detector = new EDetector(settings);
    this.freezing = freezing;
    this.nextFreezing = settings.baselineSize();
    this.evidence = detector.none();
  }

  boolean hasBaseline() {
    return !baseline.strata().isEmpty();
  }

  Evidence evidence() {
    return evidence;
  }

  void forget() {
    evidence = detector.none();
  }

  /** Takes a step's observations, as evidence and then to the reference period. */
  void take(Traffic traffic, double stake) {
    Tally newEasy = new Tally(traffic.observed[0], traffic.flipped[0]);
    Tally newHard = new Tally(traffic.observed[1], traffic.flipped[1]);
    if (hasBaseline()) {
      evidence = detector.step(evidence, baseline, Map.of(EASY, newEasy, HARD, newHard), stake);
    }
    learn(newEasy, newHard);
  }

  private void learn(Tally newEasy, Tally newHard) {
    long size = easy.observations() + hard.observations();
    if (size >= nextFreezing) {
      return;
    }
    easy = easy.plus(newEasy);
    hard = hard.plus(newHard);
    size = easy.observations() + hard.observations();
    if (size >= nextFreezing) {
      Baseline frozen =
          Baseline.freeze(
              Map.of(EASY, easy, HARD, hard),
              Spending.baselineError(settings, freezing.getAsLong()),
              settings);
      baseline = hasBaseline() ? baseline.lowered(frozen) : frozen;
      nextFreezing = Refinement.next(settings, size).orElse(0);
    }
  }
}
