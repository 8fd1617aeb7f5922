package io.agnoscope.scoring.metrics;

import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.SeriesKey;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Owns the names and labels of this service's meters. Values come from the topology's stores, so
 * that they are exact and outlive a restart; ratios are left to the reader. Labels are bounded. One
 * thread publishes.
 */
public final class ScoringMetrics {
  /** A checkpoint with the last state it was in. */
  public record CheckpointLabel(String target, String checkpoint, int version, String state) {}

  private record Name(String name, Tags tags) {}

  private static final int MOST_SERIES = 2_000;
  private static final int MOST_CAUSES = 100;
  private static final int MOST_SOURCES = 50;
  private static final int MOST_TARGETS = 100;

  private final MeterRegistry registry;
  private final MultiGauge checkpoints;
  private final Map<Name, MonotoneValue> counters = new HashMap<>();
  private final Map<String, AtomicLong> lost = new HashMap<>();
  private final BoundedLabels series = new BoundedLabels(MOST_SERIES);
  private final BoundedLabels causes = new BoundedLabels(MOST_CAUSES);
  private final BoundedLabels sources = new BoundedLabels(MOST_SOURCES);
  private final BoundedLabels targets = new BoundedLabels(MOST_TARGETS);

  public ScoringMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.checkpoints =
        MultiGauge.builder("agnoscope.checkpoint.info")
            .description("1 for each checkpoint, with the last state it was in")
            .register(registry);
  }

  /** Publishes the totals of the live Series; those that share their labels are added up. */
  public void publishSeries(Map<SeriesKey, Sums> totals) {
    Map<Tags, Sums> byLabels = new HashMap<>();
    totals.forEach((key, sums) -> {
      if (key.run().equals(SeriesKey.LIVE)
          && key.monitor() instanceof PerturbationMonitor monitor) {
        byLabels.merge(labels(key, monitor), sums, Sums::plus);
      }
    });
    byLabels.forEach(this::publish);
  }

  /** Publishes what is counted beside the Series. */
  public void publishCounts(Map<CountKey, Long> counts) {
    Map<Name, Double> values = new HashMap<>();
    Map<String, Long> lostNow = new HashMap<>();
    counts.forEach((key, count) -> {
      switch (key) {
        case CountKey.Samples(String source, String what) when what.equals(CountKey.Samples.LOST) ->
            lostNow.merge(sources.bounded(source), count, Long::sum);
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
    values.forEach((name, value) -> counter(name).riseTo(value));
    lostNow.forEach((source, count) -> lost.computeIfAbsent(source, this::lostGauge).set(count));
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

  private void publish(Tags labels, Sums sums) {
    rise("agnoscope.views", labels, (double) sums.views());
    rise("agnoscope.flips", labels, (double) sums.flips().all());
    rise("agnoscope.pushed", labels, (double) sums.pushes().pushed());
    rise("agnoscope.misled", labels, (double) sums.pushes().misled());
    rise("agnoscope.labelled", labels, (double) sums.labels().labelled());
    rise("agnoscope.correct", labels, (double) sums.labels().correctPerturbed());
    rise("agnoscope.divergences", labels, (double) sums.divergences().count());
    counters
        .computeIfAbsent(new Name("agnoscope.js.divergence.nats", labels), this::sum)
        .riseTo(sums.divergences().nats());
  }

  private void rise(String name, Tags labels, double value) {
    counter(new Name(name, labels)).riseTo(value);
  }

  private MonotoneValue counter(Name name) {
    return counters.computeIfAbsent(
        name,
        fresh -> {
          MonotoneValue value = new MonotoneValue();
          FunctionCounter.builder(fresh.name(), value, MonotoneValue::get)
              .tags(fresh.tags())
              .register(registry);
          return value;
        });
  }

  /**
   * A counter in nats. As a counter its name would end in _total; as a summary's sum it ends in
   * _sum.
   */
  private MonotoneValue sum(Name name) {
    MonotoneValue value = new MonotoneValue();
    Meter.builder(
            name.name(),
            Meter.Type.DISTRIBUTION_SUMMARY,
            List.of(new Measurement(value::get, Statistic.TOTAL)))
        .tags(name.tags())
        .register(registry);
    return value;
  }

  private AtomicLong lostGauge(String source) {
    AtomicLong value = new AtomicLong();
    Gauge.builder("agnoscope.samples.lost", value, AtomicLong::doubleValue)
        .description("Accepted Samples that have had no outcome for too long")
        .tag("source", source)
        .register(registry);
    return value;
  }

  private Tags labels(SeriesKey key, PerturbationMonitor monitor) {
    Tags labels =
        Tags.of(
            "target", key.target(),
            "checkpoint", key.checkpoint(),
            "task_class", key.taskClass(),
            "perturbation", monitor.perturbation());
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
