package io.agnoscope.scoring.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pairs each answered View of a Trial with its clean View. */
public final class Pairing {
  private Pairing() {}

  /**
   * What the Trial adds to each Monitor: one observation per perturbation with an answered View,
   * and one for the Aspect when the Sample has one and its right answer is known.
   *
   * @return empty when the clean View has no answer, and for free text
   */
  public static List<Observation> observations(AskedTrial trial) {
    Said clean = trial.clean().said();
    if (clean == null || trial.freeText()) {
      return List.of();
    }
    Map<Monitor, Sums> sums = new LinkedHashMap<>();
    for (AskedView view : trial.others()) {
      Said said = view.said();
      if (said != null) {
        sums.merge(view.monitor(), paired(trial, clean, view, said), Sums::plus);
      }
    }
    if (trial.aspect() != null && trial.answer() != null) {
      sums.put(new AspectMonitor(trial.aspect()), plain(trial, clean, trial.answer()));
    }
    List<Observation> observations = new ArrayList<>();
    sums.forEach((monitor, sum) -> observations.add(new Observation(monitor, sum)));
    return observations;
  }

  /**
   * Whether the clean View's right answer is known and was missed; an unparsable answer misses it.
   */
  public static boolean wrongOnClean(AskedTrial trial) {
    Said clean = trial.clean().said();
    return clean != null && trial.answer() != null && !trial.answer().equals(clean.decision());
  }

  /**
   * The perturbed Views whose decision moved although the identical repeat's did not. Without an
   * answered repeat the noise is unknown and nothing is called beyond it.
   */
  public static List<AskedView> flippedBeyondNoise(AskedTrial trial) {
    Said clean = trial.clean().said();
    Said repeat = trial.repeat();
    if (clean == null || repeat == null || flipped(clean, repeat)) {
      return List.of();
    }
    return trial.others().stream()
        .filter(view -> !view.monitor().control())
        .filter(view -> view.said() != null && flipped(clean, view.said()))
        .toList();
  }

  private static Sums paired(AskedTrial trial, Said clean, AskedView view, Said said) {
    boolean flip = flipped(clean, said);
    String distractor = view.distractor();
    boolean misled =
        distractor != null
            && distractor.equals(said.decision())
            && !distractor.equals(clean.decision());
    return new Sums(
        1,
        said.decision() == null ? 1 : 0,
        1.0 / view.options(),
        Flips.of(flip, clean.decision(), said.decision(), trial.answer()),
        new Pushes(distractor == null ? 0 : 1, misled ? 1 : 0),
        Labels.of(trial.answer(), clean.decision(), said.decision()),
        divergence(clean, said),
        noise(trial, clean, flip),
        Circular.NONE);
  }

  private static Sums plain(AskedTrial trial, Said clean, String answer) {
    return new Sums(
        1,
        clean.decision() == null ? 1 : 0,
        1.0 / trial.clean().options(),
        Flips.NONE,
        Pushes.NONE,
        Labels.of(answer, clean.decision(), clean.decision()),
        Divergences.NONE,
        Noise.NONE,
        circular(trial, clean, answer));
  }

  private static boolean flipped(Said clean, Said said) {
    return !Objects.equals(clean.decision(), said.decision());
  }

  private static Noise noise(AskedTrial trial, Said clean, boolean flip) {
    Said repeat = trial.repeat();
    if (repeat == null) {
      return Noise.NONE;
    }
    boolean repeatFlip = flipped(clean, repeat);
    return new Noise(1, repeatFlip ? 1 : 0, flip && repeatFlip ? 1 : 0, flip ? 1 : 0);
  }

  private static Circular circular(AskedTrial trial, Said clean, String answer) {
    List<@Nullable Said> rotations = new ArrayList<>();
    for (AskedView view : trial.others()) {
      if (view.perturbation().equals(AskedView.ROTATED_OPTIONS)) {
        rotations.add(view.said());
      }
    }
    if (rotations.isEmpty() || rotations.contains(null)) {
      return Circular.NONE;
    }
    boolean right =
        answer.equals(clean.decision())
            && rotations.stream().allMatch(said -> said != null && answer.equals(said.decision()));
    return new Circular(1, right ? 1 : 0);
  }

  private static Divergences divergence(Said clean, Said said) {
    Map<String, Double> p = clean.probabilities();
    Map<String, Double> q = said.probabilities();
    if (p == null || q == null || !p.keySet().equals(q.keySet())) {
      return Divergences.NONE;
    }
    // Sorted: the sum must not depend on a map's order.
    SortedSet<String> letters = new TreeSet<>(p.keySet());
    return new Divergences(1, JensenShannon.nats(inOrder(p, letters), inOrder(q, letters)));
  }

  private static double[] inOrder(Map<String, Double> probabilities, SortedSet<String> letters) {
    return letters.stream()
        .mapToDouble(letter -> Objects.requireNonNull(probabilities.get(letter)))
        .toArray();
  }
}
