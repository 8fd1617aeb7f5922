package io.agnoscope.scoring.api;

import io.agnoscope.scoring.query.WindowedSums;
import io.agnoscope.scoring.statistics.AgnosiaFigures;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.InterferenceFigures;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One minute of one Series. */
public record TimelinePoint(
    Instant windowStart,
    String target,
    String checkpoint,
    String taskClass,
    @Nullable String perturbation,
    @Nullable String aspect,
    @Nullable String split,
    String measurementVersion,
    @Schema(
            description =
                "Views of a perturbation; of an aspect, clean Views whose right answer is known")
        long n,
    @Nullable Double flipRate,
    @Nullable Double noiseFloor,
    @Nullable Double misledRate,
    @Schema(description = "Of an aspect, on clean Views") @Nullable Double accuracy) {

  static TimelinePoint of(WindowedSums window) {
    return switch (window.series().monitor()) {
      case PerturbationMonitor monitor -> of(window, monitor);
      case AspectMonitor monitor -> of(window, monitor);
    };
  }

  private static TimelinePoint of(WindowedSums window, PerturbationMonitor monitor) {
    InterferenceFigures figures = InterferenceFigures.of(window.sums());
    return new TimelinePoint(
        window.start(),
        window.series().target(),
        window.series().checkpoint(),
        window.series().taskClass(),
        monitor.perturbation(),
        null,
        monitor.split(),
        window.series().measurementVersion(),
        window.sums().views(),
        figures.flipRate().value(),
        figures.noiseFloor().value(),
        figures.misledRate().value(),
        null);
  }

  private static TimelinePoint of(WindowedSums window, AspectMonitor monitor) {
    return new TimelinePoint(
        window.start(),
        window.series().target(),
        window.series().checkpoint(),
        window.series().taskClass(),
        null,
        monitor.aspect(),
        null,
        window.series().measurementVersion(),
        window.sums().labels().labelled(),
        null,
        null,
        null,
        AgnosiaFigures.of(window.sums()).accuracy().value());
  }
}
