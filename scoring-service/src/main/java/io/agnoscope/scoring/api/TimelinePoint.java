package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.WindowedSums;
import io.agnoscope.scoring.statistics.InterferenceFigures;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One minute of one Series. */
public record TimelinePoint(
    Instant windowStart,
    String target,
    String checkpoint,
    String taskClass,
    @Nullable String perturbation,
    @Nullable String split,
    String measurementVersion,
    long n,
    @Nullable Double flipRate,
    @Nullable Double noiseFloor,
    @Nullable Double misledRate) {

  static TimelinePoint of(WindowedSums window) {
    InterferenceFigures figures = InterferenceFigures.of(window.sums());
    PerturbationMonitor monitor =
        window.series().monitor() instanceof PerturbationMonitor known ? known : null;
    return new TimelinePoint(
        window.start(),
        window.series().target(),
        window.series().checkpoint(),
        window.series().taskClass(),
        monitor == null ? null : monitor.perturbation(),
        monitor == null ? null : monitor.split(),
        window.series().measurementVersion(),
        window.sums().views(),
        figures.flipRate().value(),
        figures.noiseFloor().value(),
        figures.misledRate().value());
  }
}
