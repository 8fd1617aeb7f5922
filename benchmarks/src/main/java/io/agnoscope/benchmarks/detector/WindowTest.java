package io.agnoscope.benchmarks.detector;

import java.util.Arrays;

/** A z-test of the last steps' rate against the reference period's, made at every step. */
final class WindowTest implements StreamAlarm {
  private final double threshold;
  private final int[] window;

  private int steps;
  private long sum;
  private long reference;
  private long referenceFlips;

  /**
   * A test of a window of so many steps.
   *
   * @param threshold of z, above which it alarms
   */
  WindowTest(int steps, double threshold) {
    this.window = new int[steps];
    this.threshold = threshold;
  }

  @Override
  public void learn(boolean[] flips) {
    reference += flips.length;
    referenceFlips += count(flips);
  }

  @Override
  public boolean step(boolean[] flips) {
    int place = steps++ % window.length;
    sum -= window[place];
    window[place] = count(flips);
    sum += window[place];
    if (steps < window.length || z(flips.length) <= threshold) {
      return false;
    }
    steps = 0;
    sum = 0;
    Arrays.fill(window, 0);
    return true;
  }

  private double z(int observationsOfAStep) {
    double observed = (double) observationsOfAStep * window.length;
    double known = (double) reference;
    double both = (sum + referenceFlips) / (observed + known);
    double deviation = Math.sqrt(both * (1 - both) * (1 / observed + 1 / known));
    return deviation == 0 ? 0 : (sum / observed - referenceFlips / known) / deviation;
  }

  private static int count(boolean[] flips) {
    int count = 0;
    for (boolean flip : flips) {
      count += flip ? 1 : 0;
    }
    return count;
  }
}
