package io.agnoscope.scoring.query;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.topology.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * Which Series are asked for; what is null lets all through.
 *
 * @param run LIVE, or the id of a replay
 * @param target the watched model
 * @param checkpoint whose answers
 * @param monitor the name of a perturbation, or an Aspect
 */
public record SeriesFilter(
    @Nullable String run,
    @Nullable String target,
    @Nullable String checkpoint,
    @Nullable String monitor) {
  /** Every Series of every run. */
  public static final SeriesFilter ALL = new SeriesFilter(null, null, null, null);

  /** Every Series of a run. */
  public static SeriesFilter ofRun(String run) {
    return new SeriesFilter(run, null, null, null);
  }

  boolean test(SeriesKey key) {
    return matches(run, key.run())
        && matches(target, key.target())
        && matches(checkpoint, key.checkpoint())
        && (monitor == null || monitor.equals(monitorOf(key)));
  }

  /** What the key of every Series that is let through begins with, as text; empty for any. */
  String prefix() {
    return SeriesKey.prefix(run, target);
  }

  private static boolean matches(@Nullable String filter, String value) {
    return filter == null || filter.equals(value);
  }

  private static String monitorOf(SeriesKey key) {
    return switch (key.monitor()) {
      case PerturbationMonitor monitor -> monitor.perturbation();
      case AspectMonitor monitor -> monitor.aspect();
    };
  }
}
