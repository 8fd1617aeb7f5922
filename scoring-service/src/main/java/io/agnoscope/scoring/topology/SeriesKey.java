package io.agnoscope.scoring.topology;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Monitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells one Series from another.
 *
 * @param run LIVE, or the id of a replay
 * @param target the watched model
 * @param checkpoint whose answers these are
 * @param measurementVersion how it was asked
 * @param taskClass the TaskClass's name
 * @param monitor the perturbation or Aspect
 */
public record SeriesKey(
    String run,
    String target,
    String checkpoint,
    String measurementVersion,
    String taskClass,
    Monitor monitor) {
  /** The run of production and probes, as opposed to replays. */
  public static final String LIVE = "LIVE";

  private static final String PERTURBATION = "perturbation";
  private static final String ASPECT = "aspect";

  /** The key as text, without {@code @} and {@code #}, which the stores put behind it. */
  public String text() {
    return switch (monitor) {
      case PerturbationMonitor(String perturbation, String kind, String split) ->
          Fields.join(
              run,
              target,
              checkpoint,
              measurementVersion,
              taskClass,
              PERTURBATION,
              perturbation,
              kind,
              split);
      case AspectMonitor(String aspect) ->
          Fields.join(run, target, checkpoint, measurementVersion, taskClass, ASPECT, aspect);
    };
  }

  /**
   * What {@link #text()} begins with for every Series of a run, or of a run's target.
   *
   * @param run null for all, whatever the target
   * @param target null for all
   */
  public static String prefix(@Nullable String run, @Nullable String target) {
    if (run == null) {
      return "";
    }
    return (target == null ? Fields.join(run) : Fields.join(run, target)) + Fields.BAR;
  }

  /** Reads what {@link #text()} wrote. */
  public static SeriesKey parse(String text) {
    List<String> fields = Fields.split(text);
    Monitor monitor =
        fields.get(5).equals(ASPECT)
            ? new AspectMonitor(fields.get(6))
            : new PerturbationMonitor(fields.get(6), fields.get(7), fields.get(8));
    return new SeriesKey(
        fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), monitor);
  }
}
