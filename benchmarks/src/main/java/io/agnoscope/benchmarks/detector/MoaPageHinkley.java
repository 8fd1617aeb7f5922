package io.agnoscope.benchmarks.detector;

import moa.classifiers.core.driftdetection.PageHinkleyDM;

/**
 * The Page-Hinkley test as MOA has it. With its default allowance of .005 the sum sinks so deep
 * while all is well that a Monitor of 5 % alarms less often than wanted at any threshold.
 */
final class MoaPageHinkley implements StreamAlarm {
  private final PageHinkleyDM test = new PageHinkleyDM();

  MoaPageHinkley(double allowance, double threshold) {
    test.deltaOption.setValue(allowance);
    test.lambdaOption.setValue(threshold);
    test.resetLearning();
  }

  @Override
  public void learn(boolean[] flips) {
    step(flips);
  }

  @Override
  public boolean step(boolean[] flips) {
    boolean alarm = false;
    for (boolean flip : flips) {
      test.input(flip ? 1 : 0);
      alarm |= test.getChange();
    }
    return alarm;
  }
}
