package io.agnoscope.stimuli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.ChiSquare;
import io.agnoscope.stimuli.sample.Aspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing but the picture, or the reading of the text, tells the answer. */
class ProbeFairnessTest {

  private static final List<Probe> PROBES = ProbeReading.some(Phrasing.TRAINING, 2_000);

  @Test
  void everyPositionIsRightAsOften() {
    Map<Integer, int[]> byCount = new TreeMap<>();
    for (Probe probe : PROBES) {
      int count = probe.sample().options().size();
      int gold = ProbeReading.choices(probe).indexOf(ProbeReading.right(probe));
      byCount.computeIfAbsent(count, key -> new int[key])[gold]++;
    }
    assertThat(byCount).containsOnlyKeys(2, 3, 4, 5, 6);
    byCount.forEach(
        (count, golds) -> assertThat(ChiSquare.perDegree(golds)).as("%s", golds).isLessThan(6));
  }

  @Test
  void theMostFrequentAnswerIsNoBetterThanChance() {
    byFamily()
        .forEach((family, probes) -> {
          Map<String, Double> shares = shares(probes.subList(0, probes.size() / 2));
          assertNearChance(
              family,
              probes.subList(probes.size() / 2, probes.size()),
              probe -> most(probe, choice -> shares.getOrDefault(choice, 0.0)));
        });
  }

  @Test
  void theRankOfANumberIsNoBetterThanChance() {
    for (String family : List.of("number", "arithmetic")) {
      List<Probe> probes = PROBES.stream().filter(probe -> probe.family().equals(family)).toList();
      Function<String, Double> value = Double::valueOf;
      assertNearChance(family, probes, probe -> most(probe, value));
      assertNearChance(family, probes, probe -> most(probe, choice -> -value.apply(choice)));
      assertNearChance(
          family,
          probes,
          probe -> {
            List<Double> sorted = ProbeReading.choices(probe).stream().map(value).sorted().toList();
            double middle = sorted.get(sorted.size() / 2);
            return most(probe, choice -> -Math.abs(value.apply(choice) - middle));
          });
    }
  }

  @Test
  void aChoiceIsOftenSeenWithoutBeingRight() {
    for (Aspect aspect : List.of(Aspect.ENTITY, Aspect.COLOR, Aspect.MATERIAL, Aspect.ACTION)) {
      Probes probes = new Probes(Phrasing.TRAINING);
      int seen = 0;
      for (int i = 0; i < 500; i++) {
        Probe probe = probes.image(aspect, "seen", 1, i);
        boolean wrongOneSeen =
            Objects.requireNonNull(probe.scene()).objects().stream()
                .flatMap(object ->
                    List.of(object.kind(), object.color(), object.material(), object.action())
                        .stream())
                .anyMatch(trait ->
                    ProbeReading.choices(probe).contains(trait.word())
                        && !ProbeReading.right(probe).equals(trait.word()));
        seen += wrongOneSeen ? 1 : 0;
      }
      assertThat(seen).as("%s", aspect).isBetween(300, 480);
    }
  }

  private static Map<String, List<Probe>> byFamily() {
    return PROBES.stream().collect(Collectors.groupingBy(Probe::family));
  }

  /** How often each text is right when it is offered. */
  private static Map<String, Double> shares(List<Probe> probes) {
    Map<String, int[]> counts = new HashMap<>();
    for (Probe probe : probes) {
      for (String choice : ProbeReading.choices(probe)) {
        int[] count = counts.computeIfAbsent(choice, key -> new int[2]);
        count[0] += choice.equals(ProbeReading.right(probe)) ? 1 : 0;
        count[1]++;
      }
    }
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> (double) entry.getValue()[0] / entry.getValue()[1]));
  }

  private static String most(Probe probe, Function<String, Double> score) {
    List<String> choices = new ArrayList<>(ProbeReading.choices(probe));
    return choices.stream().max(Comparator.comparing(score)).orElseThrow();
  }

  private static void assertNearChance(
      String family, List<Probe> probes, Function<Probe, String> guess) {
    double right =
        probes.stream()
            .mapToInt(probe -> guess.apply(probe).equals(ProbeReading.right(probe)) ? 1 : 0)
            .average()
            .orElseThrow();
    double chance =
        probes.stream()
            .mapToDouble(probe -> 1.0 / probe.sample().options().size())
            .average()
            .orElseThrow();
    assertThat(right).as("guessing %s, chance %s", family, chance).isLessThan(chance + 0.045);
  }
}
