package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.statistics.Sums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The order in which records of different Samples and topics meet must not show in the figures. */
final class InterleavingTest {
  private static final List<String> DECISIONS = List.of("A", "B", "C");

  private record Figures(Map<SeriesKey, Sums> totals, Map<CountKey, Long> counts) {}

  @Property(tries = 15)
  void anyInterleavingWithRepetitionsGivesTheSameFigures(
      @ForAll long content, @ForAll long first, @ForAll long second) {
    List<TestTrial> trials = trials(new Random(content));

    Figures one = run(trials, new Random(first));
    Figures other = run(trials, new Random(second));

    assertThat(other.counts()).isEqualTo(one.counts());
    assertThat(rounded(other.totals())).isEqualTo(rounded(one.totals()));
    assertThat(one.counts())
        .containsEntry(new CountKey.Samples("probe", "ACCEPTED"), (long) trials.size())
        .containsEntry(new CountKey.Samples("probe", "SCORED"), (long) trials.size());
  }

  private static List<TestTrial> trials(Random random) {
    List<TestTrial> trials = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      trials.add(
          TestTrial.of("s" + i)
              .checkpoint(random.nextBoolean() ? "v1" : "v2")
              .clean(decision(random))
              .repeat(decision(random))
              .caption(decision(random)));
    }
    return trials;
  }

  private static @Nullable String decision(Random random) {
    int pick = random.nextInt(4);
    return pick == 3 ? null : DECISIONS.get(pick);
  }

  /** Every Sample once, every answer twice, the clock now and then. */
  private static Figures run(List<TestTrial> trials, Random random) {
    try (TopologyRig rig = new TopologyRig()) {
      List<Runnable> steps = new ArrayList<>();
      for (TestTrial trial : trials) {
        steps.add(() -> rig.accept(trial));
        steps.add(() -> rig.answer(trial));
        steps.add(() -> rig.answer(trial));
        steps.add(() -> rig.pass(Duration.ofMillis(700)));
      }
      Collections.shuffle(steps, random);
      steps.forEach(Runnable::run);
      rig.pass(Duration.ofSeconds(2));
      return new Figures(rig.totals(), rig.counts());
    }
  }

  /** Divergences and chances are sums of doubles, whose last digits depend on the order. */
  private static Map<String, String> rounded(Map<SeriesKey, Sums> totals) {
    Map<String, String> rounded = new HashMap<>();
    totals.forEach((series, sums) ->
        rounded.put(
            series.text(),
            String.join(
                " ",
                sums.flips().toString(),
                sums.pushes().toString(),
                sums.labels().toString(),
                sums.noise().toString(),
                sums.circular().toString(),
                Long.toString(sums.views()),
                Long.toString(sums.invalid()),
                Long.toString(sums.divergences().count()),
                Long.toString(Math.round(sums.divergences().nats() * 1e9)),
                Long.toString(Math.round(sums.chance() * 1e9)))));
    return rounded;
  }
}
