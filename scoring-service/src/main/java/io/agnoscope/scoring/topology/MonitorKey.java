package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import java.util.List;

/**
 * What tells one Monitor from another: a Series' key without the checkpoint, since a Monitor goes
 * on when the checkpoint changes.
 *
 * @param run LIVE, or the id of a replay
 * @param target the watched model
 * @param measurementVersion how it was asked
 * @param taskClass the TaskClass's name
 * @param monitor the perturbation or Aspect
 */
public record MonitorKey(
    String run, String target, String measurementVersion, String taskClass, Monitor monitor) {
  private static final String PERTURBATION = "perturbation";
  private static final String ASPECT = "aspect";

  static MonitorKey of(SeriesKey series) {
    return new MonitorKey(
        series.run(),
        series.target(),
        series.measurementVersion(),
        series.taskClass(),
        series.monitor());
  }

  /** The key as text: the key of {@code agnoscope.monitors}. */
  public String text() {
    return switch (monitor) {
      case PerturbationMonitor(String perturbation, String kind, String split) ->
          Fields.join(
              run, target, measurementVersion, taskClass, PERTURBATION, perturbation, kind, split);
      case AspectMonitor(String aspect) ->
          Fields.join(run, target, measurementVersion, taskClass, ASPECT, aspect);
    };
  }

  /** Reads what {@link #text()} wrote. */
  public static MonitorKey parse(String text) {
    List<String> fields = Fields.split(text);
    Monitor monitor =
        fields.get(4).equals(ASPECT)
            ? new AspectMonitor(fields.get(5))
            : new PerturbationMonitor(fields.get(5), fields.get(6), fields.get(7));
    return new MonitorKey(fields.get(0), fields.get(1), fields.get(2), fields.get(3), monitor);
  }
}
