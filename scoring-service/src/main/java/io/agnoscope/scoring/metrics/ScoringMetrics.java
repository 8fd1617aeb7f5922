package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.SeriesKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Owns the names and labels of this service's meters. Values come from the topology's stores, so
 * that they are exact and outlive a restart; ratios are left to the reader. An instance publishes
 * the partitions that it works on, each under its label {@code partition}, so that the sum over
 * instances is the whole, once. Labels are bounded. One thread publishes.
 */
public final class ScoringMetrics {
  /** A checkpoint with the last state it was in. */
  public record CheckpointLabel(String target, String checkpoint, int version, String state) {}

  private record Name(String name, Tags tags) {}

  private static final int MOST_SERIES = 2_000;
  private static final int MOST_CAUSES = 100;
  private static final int MOST_SOURCES = 50;
  private static final int MOST_TARGETS = 100;

  private final MultiGauge checkpoints;
  private final PartitionedCounters seriesMeters;
  private final PartitionedCounters countMeters;
  private final BoundedLabels series = new BoundedLabels(MOST_SERIES);
  private final BoundedLabels causes = new BoundedLabels(MOST_CAUSES);
  private final BoundedLabels sources = new BoundedLabels(MOST_SOURCES);
  private final BoundedLabels targets = new BoundedLabels(MOST_TARGETS);

  public ScoringMetrics(MeterRegistry registry) {
    this.seriesMeters = new PartitionedCounters(registry);
    this.countMeters = new PartitionedCounters(registry);
    this.checkpoints =
        MultiGauge.builder("agnoscope.checkpoint.info")
            .description("1 for each checkpoint, with the last state it was in")
            .register(registry);
  }

  /**
   * Publishes the totals of the live Series; those that share their labels are added up.
   *
   * @param partitions the totals of each partition that this instance works on
   */
  public void publishSeries(Map<Integer, Map<SeriesKey, Sums>> partitions) {
    partitions.forEach((partition, totals) -> {
      Map<Tags, Sums> byPerturbation = new HashMap<>();
      Map<Tags, Sums> byAspect = new HashMap<>();
      totals.forEach((key, sums) -> {
        if (key.run().equals(SeriesKey.LIVE)) {
          switch (key.monitor()) {
            case PerturbationMonitor monitor ->
                byPerturbation.merge(
                    labels(key, "perturbation", monitor.perturbation()), sums, Sums::plus);
            case AspectMonitor monitor ->
                byAspect.merge(labels(key, "aspect", monitor.aspect()), sums, Sums::plus);
          }
        }
      });
      byPerturbation.forEach((labels, sums) -> meters(partition, labels).perturbation(sums));
      byAspect.forEach((labels, sums) -> meters(partition, labels).aspect(sums));
    });
    seriesMeters.keepOnly(partitions.keySet());
  }

  /**
   * Publishes what is counted beside the Series.
   *
   * @param partitions the counts of each partition that this instance works on
   */
  public void publishCounts(Map<Integer, Map<CountKey, Long>> partitions) {
    partitions.forEach(this::publishCounts);
    countMeters.keepOnly(partitions.keySet());
  }

  private void publishCounts(int partition, Map<CountKey, Long> counts) {
    Map<Name, Double> values = new HashMap<>();
    Map<String, Long> lost = new HashMap<>();
    counts.forEach((key, count) -> {
      switch (key) {
        case CountKey.Samples(String source, String what) when what.equals(CountKey.Samples.LOST) ->
            lost.merge(sources.bounded(source), count, Long::sum);
        case CountKey.Samples(String source, String what) ->
            add(
                values,
                "agnoscope.samples",
                Tags.of("source", sources.bounded(source), "outcome", lower(what)),
                count);
        // Counted by cause where it happens; twice under one name it would be summed twice.
        case CountKey.SampledOut leftOut -> {}
        case CountKey.TaskClassBases bases -> {}
        case CountKey.Trials(String target, String what) ->
            add(
                values,
                "agnoscope.trials",
                Tags.of("target", targets.bounded(target), "outcome", lower(what)),
                count);
        case CountKey.DeadLetters(String stage, String cause) ->
            add(values, "agnoscope.dead.letters", cause(stage, cause), count);
        case CountKey.HardExamplesTooLarge() ->
            add(values, "agnoscope.hard.examples.too.large", Tags.empty(), count);
      }
    });
    values.forEach((name, value) -> countMeters.rise(name.name(), partition, name.tags(), value));
    lost.forEach((source, count) ->
        countMeters.set("agnoscope.samples.lost", partition, Tags.of("source", source), count));
  }

  /** Publishes which checkpoints there are. */
  public void publishCheckpoints(List<CheckpointLabel> labels) {
    checkpoints.register(
        labels.stream()
            .map(label ->
                MultiGauge.Row.of(
                    Tags.of(
                        "target", label.target(),
                        "checkpoint", label.checkpoint(),
                        "version", Integer.toString(label.version()),
                        "state", label.state()),
                    1))
            .toList(),
        true);
  }

  private SeriesMeters meters(int partition, Tags labels) {
    return new SeriesMeters(seriesMeters, partition, labels);
  }

  private Tags labels(SeriesKey key, String kind, String monitor) {
    Tags labels =
        Tags.of(
            "target",
            key.target(),
            "checkpoint",
            key.checkpoint(),
            "task_class",
            key.taskClass(),
            kind,
            monitor);
    if (!series.bounded(labels.toString()).equals(BoundedLabels.OTHER)) {
      return labels;
    }
    return labels.and("checkpoint", BoundedLabels.OTHER, "target", BoundedLabels.OTHER);
  }

  private Tags cause(String stage, String cause) {
    return causes.bounded(stage + "/" + cause).equals(BoundedLabels.OTHER)
        ? Tags.of("stage", BoundedLabels.OTHER, "cause", BoundedLabels.OTHER)
        : Tags.of("stage", stage, "cause", cause);
  }

  private static void add(Map<Name, Double> values, String name, Tags tags, long count) {
    values.merge(new Name(name, tags), (double) count, Double::sum);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
