package io.agnoscope.scoring.api;

import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.SeriesKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run that has figures. */
public record RunItem(
    @Schema(description = "LIVE, or the id of a replay") String run,
    @Schema(description = "Its Series, those with a perturbation and those with an aspect")
        long series,
    @Schema(
            description =
                "Its Views with an answer beside an answered clean View, controls included")
        long views) {

  /** LIVE first, then the replays by their ids. */
  static List<RunItem> of(Map<SeriesKey, Sums> totals) {
    Map<String, RunItem> runs = new HashMap<>();
    totals.forEach((key, sums) ->
        runs.merge(
            key.run(),
            new RunItem(
                key.run(), 1, key.monitor() instanceof PerturbationMonitor ? sums.views() : 0),
            RunItem::plus));
    return runs.values().stream()
        .sorted(
            Comparator.comparing((RunItem item) -> !item.run().equals(SeriesKey.LIVE))
                .thenComparing(RunItem::run))
        .toList();
  }

  private RunItem plus(RunItem other) {
    return new RunItem(run, series + other.series, views + other.views);
  }
}
