package io.agnoscope.benchmarks.detector;

import io.agnoscope.scoring.regression.Evidence;
import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.regression.SystemDetector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Many Monitors under one alarm level, half of them with a low rate and half with a high one. */
final class WatchedSystem {
  static final int MONITORS = 20;
  static final double LOW = 0.05;
  static final double HIGH = 0.2;

  private final SystemDetector system;
  private final List<Traffic> traffic = new ArrayList<>();
  private final List<WatchedMonitor> monitors = new ArrayList<>();
  private long frozen;

  WatchedSystem(RegressionSettings settings, Conditions conditions, SplittableRandom random) {
    this.system = new SystemDetector(settings);
    for (int i = 0; i < MONITORS; i++) {
      traffic.add(new Traffic(i % 2 == 0 ? LOW : HIGH, conditions, random.split()));
      monitors.add(new WatchedMonitor(settings, () -> ++frozen));
    }
  }

  /**
   * One step of all Monitors.
   *
   * @param first how many of the Monitors have got worse
   * @param rise by so much
   * @return whether there was an alarm, after which all begin again
   */
  boolean step(int first, double rise) {
    Map<String, Evidence> evidence = new HashMap<>();
    for (int i = 0; i < MONITORS; i++) {
      traffic.get(i).next(i < first ? rise : 0);
      monitors.get(i).take(traffic.get(i), system.stake(MONITORS));
      evidence.put(Integer.toString(i), monitors.get(i).evidence());
    }
    boolean alarm = system.verdict(evidence).alarm();
    if (alarm) {
      monitors.forEach(WatchedMonitor::forget);
    }
    return alarm;
  }
}
