package io.agnoscope.benchmarks.detector;

import moa.classifiers.core.driftdetection.ADWIN;

/**
 * Adaptive windowing (A. Bifet and R. Gavaldà, 2007) as MOA has it. It finds falls as well, which
 * do not count as alarms here.
 */
final class Adwin implements StreamAlarm {
  private final ADWIN window;

  /** A window that is cut with the given confidence δ. */
  Adwin(double confidence) {
    window = new ADWIN(confidence);
  }

  @Override
  public void learn(boolean[] flips) {
    step(flips);
  }

  @Override
  public boolean step(boolean[] flips) {
    boolean alarm = false;
    for (boolean flip : flips) {
      double before = window.getEstimation();
      alarm |= window.setInput(flip ? 1 : 0) && window.getEstimation() > before;
    }
    return alarm;
  }
}
