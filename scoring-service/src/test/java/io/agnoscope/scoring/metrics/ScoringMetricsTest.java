package io.agnoscope.scoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.Labels;
import io.agnoscope.scoring.statistics.Meanings;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Sums;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.SeriesKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScoringMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ScoringMetrics metrics = new ScoringMetrics(registry);

  @Test
  void seriesThatShareTheirLabelsAreAddedUp() {
    publish(Map.of(series("LIVE", "m1"), views(3), series("LIVE", "m2"), views(4)));

    assertThat(registry.get("agnoscope.views").functionCounter().count()).isEqualTo(7);
  }

  @Test
  void anAspectHasCountersOfItsOwn() {
    SeriesKey color =
        new SeriesKey("LIVE", "tinyvlm", "v1", "m1", "IMAGE_HEAVY", new AspectMonitor("COLOR"));
    publish(Map.of(color, sums(new Labels(4, 3, 3), Meanings.NONE)));

    assertThat(registry.get("agnoscope.aspect.views").functionCounter().count()).isEqualTo(4);
    assertThat(
            registry
                .get("agnoscope.aspect.correct")
                .tag("aspect", "COLOR")
                .functionCounter()
                .count())
        .isEqualTo(3);
    assertThat(registry.find("agnoscope.views").functionCounter()).isNull();
  }

  @Test
  void whatASeriesHasNoneOfTakesNoMeter() {
    publish(Map.of(series("LIVE", "m1"), sums(Labels.NONE, new Meanings(3, 2, 0))));

    assertThat(registry.get("agnoscope.meanings.farther").functionCounter().count()).isEqualTo(2);
    assertThat(registry.find("agnoscope.meanings.nearer").functionCounter()).isNull();
    assertThat(registry.find("agnoscope.divergences.bounded").functionCounter()).isNull();
  }

  @Test
  void replaysAreNotPublished() {
    publish(Map.of(series("replay", "m1"), views(3)));

    assertThat(registry.find("agnoscope.views").functionCounter()).isNull();
  }

  @Test
  void aCounterNeverFalls() {
    publish(Map.of(series("LIVE", "m1"), views(9)));
    publish(Map.of(series("LIVE", "m1"), views(8)));

    assertThat(registry.get("agnoscope.views").functionCounter().count()).isEqualTo(9);
  }

  @Test
  void lostSamplesMayFallAndAreAGauge() {
    CountKey lost = new CountKey.Samples("probe", CountKey.Samples.LOST);

    metrics.publishCounts(Map.of(0, Map.of(lost, 5L)));
    metrics.publishCounts(Map.of(0, Map.of(lost, 2L)));

    assertThat(registry.get("agnoscope.samples.lost").tag("source", "probe").gauge().value())
        .isEqualTo(2);
  }

  @Test
  void trialsAreCountedForEachTarget() {
    metrics.publishCounts(
        Map.of(
            0,
            Map.of(
                new CountKey.Trials("tinyvlm", "SCORED"), 5L,
                new CountKey.Trials("tinyvlm.shadow", "SCORED"), 2L)));

    assertThat(
            registry
                .get("agnoscope.trials")
                .tags("target", "tinyvlm.shadow", "outcome", "scored")
                .functionCounter()
                .count())
        .isEqualTo(2);
  }

  @Test
  void causesBeyondTheBoundShareOneLabel() {
    Map<CountKey, Long> counts = new HashMap<>();
    for (int i = 0; i < 150; i++) {
      counts.put(new CountKey.DeadLetters("infer", "cause-" + i), 1L);
    }

    metrics.publishCounts(Map.of(0, counts));

    assertThat(registry.find("agnoscope.dead.letters").functionCounters()).hasSize(101);
    assertThat(
            registry.get("agnoscope.dead.letters").tag("cause", "other").functionCounter().count())
        .isEqualTo(50);
  }

  @Test
  void whatMovesToAnotherInstanceIsNotCountedHereAnyMore() {
    CountKey trials = new CountKey.Trials("tinyvlm", "SCORED");
    CountKey lost = new CountKey.Samples("probe", CountKey.Samples.LOST);
    SeriesKey series = series("LIVE", "m1");
    metrics.publishSeries(Map.of(0, Map.of(series, views(3)), 1, Map.of(series, views(4))));
    metrics.publishCounts(Map.of(2, Map.of(trials, 5L, lost, 1L), 3, Map.of(trials, 6L)));
    assertThat(sum("agnoscope.views")).isEqualTo(7);
    assertThat(sum("agnoscope.trials")).isEqualTo(11);

    metrics.publishSeries(Map.of(1, Map.of(series, views(4))));
    metrics.publishCounts(Map.of(3, Map.of(trials, 6L)));

    assertThat(sum("agnoscope.views")).isEqualTo(4);
    assertThat(sum("agnoscope.trials")).isEqualTo(6);
    assertThat(registry.find("agnoscope.samples.lost").gauge()).isNull();
  }

  private double sum(String name) {
    return registry.find(name).functionCounters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private void publish(Map<SeriesKey, Sums> totals) {
    metrics.publishSeries(Map.of(0, totals));
  }

  private static SeriesKey series(String run, String version) {
    return new SeriesKey(
        run,
        "tinyvlm",
        "v1",
        version,
        "IMAGE_HEAVY",
        new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN"));
  }

  private static Sums sums(Labels labels, Meanings meanings) {
    return sums(0, labels, meanings);
  }

  private static Sums views(long views) {
    return sums(views, Labels.NONE, Meanings.NONE);
  }

  private static Sums sums(long views, Labels labels, Meanings meanings) {
    Sums none = Sums.NONE;
    return new Sums(
        views,
        none.invalid(),
        none.chance(),
        none.flips(),
        none.pushes(),
        labels,
        none.divergences(),
        none.bounds(),
        none.noise(),
        none.circular(),
        meanings);
  }
}
