package io.agnoscope.benchmarks.detector;

/**
 * The test of E. S. Page (1954) and D. Hinkley (1971) for a rise of the mean: a cumulative sum of
 * what an observation exceeds the mean so far by, less an allowance, that starts again whenever it
 * falls to 0.
 */
final class PageHinkley implements StreamAlarm {
  private final double allowance;
  private final double threshold;

  private double mean;
  private long observations;
  private double sum;

  PageHinkley(double allowance, double threshold) {
    this.allowance = allowance;
    this.threshold = threshold;
  }

  @Override
  public void learn(boolean[] flips) {
    for (boolean flip : flips) {
      average(flip);
    }
  }

  @Override
  public boolean step(boolean[] flips) {
    boolean alarm = false;
    for (boolean flip : flips) {
      average(flip);
      sum = Math.max(0, sum + (flip ? 1 : 0) - mean - allowance);
      if (sum > threshold) {
        alarm = true;
        sum = 0;
      }
    }
    return alarm;
  }

  private void average(boolean flip) {
    observations++;
    mean += ((flip ? 1 : 0) - mean) / observations;
  }
}
