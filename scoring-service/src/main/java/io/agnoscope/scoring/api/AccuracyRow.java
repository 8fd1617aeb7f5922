package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.Estimate;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Ratio;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often one checkpoint is right, clean and over all perturbations. */
@Schema(
    description =
        "Over Trials whose right answer is known. Value, low and high are null when n is 0")
public record AccuracyRow(
    String target,
    String checkpoint,
    @Schema(description = "In the checkpoint's lineage; null of a model without announced ones")
        @Nullable Integer version,
    String taskClass,
    @Schema(description = "On clean Views") FigureItem clean,
    @Schema(
            description =
                "Over the Views of every perturbation, controls left out. n is Views; the interval is as wide as if the"
                    + " Views of one Trial said all the same")
        FigureItem perturbed) {
  private static final String REPEAT = "repeat";

  /**
   * Adds up a checkpoint's Series of one task class. The identical repeat is asked once beside
   * every clean View, so that its pairs count each Trial once.
   */
  static AccuracyRow of(
      String target,
      String checkpoint,
      @Nullable Integer version,
      String taskClass,
      Map<SeriesKey, Sums> series) {
    Sums perturbed = Sums.NONE;
    Sums repeats = Sums.NONE;
    long trials = 0;
    for (Map.Entry<SeriesKey, Sums> entry : series.entrySet()) {
      Sums sums = entry.getValue();
      if (entry.getKey().monitor() instanceof PerturbationMonitor monitor) {
        if (monitor.perturbation().equals(REPEAT)) {
          repeats = repeats.plus(sums);
        } else if (!monitor.control()) {
          perturbed = perturbed.plus(sums);
          trials = Math.max(trials, sums.labels().labelled());
        }
      }
    }
    Ratio views = new Ratio(perturbed.labels().correctPerturbed(), perturbed.labels().labelled());
    return new AccuracyRow(
        target,
        checkpoint,
        version,
        taskClass,
        FigureItem.of(
            Estimate.of(new Ratio(repeats.labels().correctClean(), repeats.labels().labelled()))),
        FigureItem.of(perTrial(views, trials)));
  }

  private static Estimate perTrial(Ratio views, long trials) {
    Double value = views.value();
    return value == null
        ? Estimate.of(views)
        : new Estimate(
            value, new Ratio(Math.round(value * trials), trials).interval(), views.whole());
  }
}
