package io.agnoscope.scoring.regression;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One alarm level for all Monitors together. Each step puts in a stake of 1 at most, split evenly
 * over the Monitors that have something to say in it; G = Σ M, the sum of all Monitors' evidence,
 * therefore grows by 1 a step at most while nothing got worse, in expectation, however many
 * Monitors come and go. Alarming at G ≥ 1/α and beginning again from 0 makes at most α false alarms
 * a step for the whole system, given that every baseline's limit holds.
 */
public final class SystemDetector {
  private final RegressionSettings settings;

  public SystemDetector(RegressionSettings settings) {
    this.settings = settings;
  }

  /**
   * What each Monitor puts in at a step.
   *
   * @param monitors how many are watched and have something comparable in this step, at least 1;
   *     who they are may depend on the traffic, never on the answers of the step
   */
  public double stake(int monitors) {
    if (monitors < 1) {
      throw new IllegalArgumentException("Needs a Monitor, got " + monitors);
    }
    return 1.0 / monitors;
  }

  /** The level of the summed evidence at which there is an alarm: 1/α. */
  public double alarmAt() {
    return (double) settings.targetRunLength();
  }

  /**
   * Whether there is an alarm, and whose. After one, every Monitor begins again without evidence.
   *
   * @param evidence of all watched Monitors, also of those without observations in this step
   */
  public Verdict verdict(Map<String, Evidence> evidence) {
    double log = Evidence.logOfSum(evidence.values().stream().mapToDouble(Evidence::log).toArray());
    if (!(log >= Math.log(alarmAt()))) {
      return new Verdict(false, Math.exp(log), List.of());
    }
    double alone = Math.log(alarmAt()) - Math.log(evidence.size());
    List<String> monitors =
        evidence.entrySet().stream()
            .filter(monitor -> monitor.getValue().log() >= alone)
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<String, Evidence> monitor) -> -monitor.getValue().log())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    return new Verdict(true, Math.exp(log), monitors);
  }

  /**
   * What a step's evidence says.
   *
   * @param evidence G; infinite beyond what a double holds
   * @param monitors those that drove the alarm, the strongest first: each has at least an even
   *     share of the alarm level, which would have been enough had it been watched alone. Never
   *     empty in an alarm
   */
  public record Verdict(boolean alarm, double evidence, List<String> monitors) {
    public Verdict {
      monitors = List.copyOf(monitors);
    }
  }
}
