package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.ControlFigures;
import io.agnoscope.scoring.topology.SeriesKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the controls of one target, checkpoint and task class say. */
@Schema(
    description =
        "How far the other figures of the same target, checkpoint and task class can be trusted")
public record ControlsRow(
    String run,
    String target,
    String checkpoint,
    String taskClass,
    String measurementVersion,
    @Schema(description = "Flip rate between two identical asks") FigureItem noiseFloor,
    @Schema(description = "Flip rate under rotations of the options, after undoing them")
        FigureItem positionFlips,
    @Schema(
            description =
                "The same minus the noise floor, over rotations with a repeat beside them; the interval is paired")
        FigureItem positionBias,
    @Schema(
            description =
                "Accuracy with a truthful hint minus accuracy without, on the same Samples; the interval is paired")
        FigureItem truthfulHintGain,
    String window) {

  /** The row of the Series that share all but the perturbation; {@code series} is any of them. */
  static ControlsRow of(SeriesKey series, ControlFigures figures, Window window) {
    return new ControlsRow(
        series.run(),
        series.target(),
        series.checkpoint(),
        series.taskClass(),
        series.measurementVersion(),
        FigureItem.of(figures.noiseFloor()),
        FigureItem.of(figures.positionFlips()),
        FigureItem.of(figures.positionBias()),
        FigureItem.of(figures.truthfulHintGain()),
        window.text());
  }
}
