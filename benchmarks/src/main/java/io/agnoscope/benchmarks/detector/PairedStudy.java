package io.agnoscope.benchmarks.detector;

import io.agnoscope.benchmarks.report.Numbers;
import io.agnoscope.benchmarks.report.Report;
import io.agnoscope.benchmarks.report.Screen;
import io.agnoscope.benchmarks.report.Table;
import io.agnoscope.scoring.regression.Evidence;
import io.agnoscope.scoring.regression.PairedDetector;
import io.agnoscope.scoring.regression.RegressionSettings;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often a checkpoint is said to do worse than another that is as good, and how soon one that
 * does is found. A pair differs when only one of the two fails.
 */
final class PairedStudy {
  static final int PAIRS_A_STEP = 60;
  private static final int PAIRS_OF_A_COMPARISON = 200;
  private static final int COMPARISONS = 20_000;
  private static final int STEPS = 10_080;
  private static final int MOST_PAIRS = 100_000;
  private static final double[] ALONE = {0.02, 0.1, 0.2};
  private static final double[] RISES = {0.02, 0.05, 0.1, 0.2, 0.5};

  private final RegressionSettings settings;
  private final PairedDetector detector;
  private final long seed;
  private final int runs;
  private final Screen screen;

  PairedStudy(RegressionSettings settings, long seed, int runs, Screen screen) {
    this.settings = settings;
    this.detector = new PairedDetector(settings);
    this.seed = seed;
    this.runs = runs;
    this.screen = screen;
  }

  /** Adds the table. */
  void report(Report report) {
    Table table =
        new Table(
            "each fails alone on",
            "said worse of %s comparisons of %d pairs"
                .formatted(Numbers.count(COMPARISONS), PAIRS_OF_A_COMPARISON),
            "alarms in %s steps".formatted(Numbers.count((long) runs * STEPS)),
            "2 points worse",
            "5 points",
            "10 points",
            "20 points",
            "50 points");
    for (double alone : ALONE) {
      screen.progress("  checkpoints that differ on " + alone);
      String[] cells = new String[3 + RISES.length];
      cells[0] = String.format(Locale.ROOT, "%.0f %%", 100 * alone);
      cells[1] = Numbers.count(saidWorse(alone));
      cells[2] = Numbers.count(alarms(alone));
      for (int i = 0; i < RISES.length; i++) {
        cells[3 + i] = Numbers.count(Math.round(pairs(alone, RISES[i])));
      }
      table.row(cells);
    }
    report
        .paragraph("## A checkpoint against another")
        .paragraph(
            "Two checkpoints on the same Trials, %d pairs a step. False alarms are of two that are equally good: in comparisons of a time in shadow's length, and in one that goes on and begins anew after each alarm, where at most one in %s steps is stated. The other columns are the pairs until one is found that fails alone on so many points more: the mean over %d runs, which end after %s pairs."
                .formatted(
                    PAIRS_A_STEP,
                    Numbers.count(settings.targetRunLength()),
                    runs,
                    Numbers.count(MOST_PAIRS)))
        .table(table);
  }

  private long saidWorse(double alone) {
    return IntStream.range(0, COMPARISONS)
        .parallel()
        .filter(run -> {
          SplittableRandom random = random(6, run);
          Evidence evidence = detector.none();
          for (int left = PAIRS_OF_A_COMPARISON; left > 0; left -= PAIRS_A_STEP) {
            evidence = step(evidence, Math.min(left, PAIRS_A_STEP), alone, 0, random);
            if (detector.isWorse(evidence)) {
              return true;
            }
          }
          return false;
        })
        .count();
  }

  private long alarms(double alone) {
    return IntStream.range(0, runs)
        .parallel()
        .mapToLong(run -> {
          SplittableRandom random = random(7, run);
          Evidence evidence = detector.none();
          long alarms = 0;
          for (int step = 0; step < STEPS; step++) {
            evidence = step(evidence, PAIRS_A_STEP, alone, 0, random);
            if (detector.isWorse(evidence)) {
              alarms++;
              evidence = detector.none();
            }
          }
          return alarms;
        })
        .sum();
  }

  /** How many pairs it takes on average until a rise is found. */
  double pairs(double alone, double rise) {
    return IntStream.range(0, runs)
        .parallel()
        .map(run -> {
          SplittableRandom random = random(8, run);
          Evidence evidence = detector.none();
          int pairs = 0;
          while (!detector.isWorse(evidence) && pairs < MOST_PAIRS) {
            evidence = step(evidence, PAIRS_A_STEP, alone, rise, random);
            pairs += PAIRS_A_STEP;
          }
          return pairs;
        })
        .average()
        .orElseThrow();
  }

  private Evidence step(
      Evidence before, int pairs, double alone, double rise, SplittableRandom random) {
    int worse = 0;
    int better = 0;
    for (int pair = 0; pair < pairs; pair++) {
      double place = random.nextDouble();
      if (place < alone + rise) {
        worse++;
      } else if (place < alone + rise + alone) {
        better++;
      }
    }
    return detector.step(before, worse, better, 1);
  }

  private SplittableRandom random(int purpose, int run) {
    return new SplittableRandom((seed * 31 + purpose) * 1_000_003 + run);
  }
}
