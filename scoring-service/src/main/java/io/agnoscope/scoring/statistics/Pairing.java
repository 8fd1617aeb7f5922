package io.agnoscope.scoring.statistics;

import io.agnoscope.scoring.statistics.text.Embeddings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs each answered View of a Trial with its clean View. */
public final class Pairing {
  private Pairing() {}

  /**
   * What the Trial adds to each Monitor: one observation per perturbation with an answered View,
   * and one for the Aspect when the Sample has one and its right answer is known.
   *
   * @param embeddings of the answers to free-text Samples
   * @return empty when the clean View has no answer
   */
  public static List<Observation> observations(AskedTrial trial, Embeddings embeddings) {
    Said clean = trial.clean().said();
    if (clean == null) {
      return List.of();
    }
    Comparison comparison = comparison(trial, embeddings);
    Map<Monitor, Sums> sums = new LinkedHashMap<>();
    for (AskedView view : trial.others()) {
      Said said = view.said();
      if (said != null) {
        sums.merge(view.monitor(), paired(trial, comparison, clean, view, said), Sums::plus);
      }
    }
    if (trial.aspect() != null && trial.answer() != null) {
      sums.put(new AspectMonitor(trial.aspect()), plain(trial, comparison, clean, trial.answer()));
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
    Comparison comparison = comparison(trial, Embeddings.NONE);
    if (clean == null || repeat == null || comparison.flipped(clean, repeat)) {
      return List.of();
    }
    return trial.others().stream()
        .filter(view -> !view.monitor().control())
        .filter(view -> view.said() != null && comparison.flipped(clean, view.said()))
        .toList();
  }

  /**
   * On which of its answered Views the model failed, controls left out: those answered wrongly or,
   * where the right answer is not known, those that flipped. Two checkpoints are compared by it.
   *
   * @return by the View's id; without the clean View where that cannot fail, and empty when it has
   *     no answer
   */
  public static Map<String, Boolean> failures(AskedTrial trial) {
    Said clean = trial.clean().said();
    if (clean == null) {
      return Map.of();
    }
    Comparison comparison = comparison(trial, Embeddings.NONE);
    String answer = trial.answer();
    Map<String, Boolean> failures = new LinkedHashMap<>();
    if (answer != null) {
      failures.put(trial.clean().id(), !answer.equals(clean.decision()));
    }
    for (AskedView view : trial.others()) {
      Said said = view.said();
      if (said != null && !view.monitor().control()) {
        boolean failed =
            answer == null ? comparison.flipped(clean, said) : !answer.equals(said.decision());
        failures.put(view.id(), failed);
      }
    }
    return failures;
  }

  private static Comparison comparison(AskedTrial trial, Embeddings embeddings) {
    return trial.freeText() ? new TextComparison(embeddings) : new LetterComparison();
  }

  private static Sums paired(
      AskedTrial trial, Comparison comparison, Said clean, AskedView view, Said said) {
    boolean flip = comparison.flipped(clean, said);
    Said repeat = trial.repeat();
    boolean isRepeat = view.perturbation().equals(AskedView.REPEAT);
    String distractor = view.distractor();
    boolean misled =
        distractor != null
            && distractor.equals(said.decision())
            && !distractor.equals(clean.decision());
    return new Sums(
        1,
        comparison.invalid(said) ? 1 : 0,
        comparison.chance(view),
        Flips.of(flip, clean.decision(), said.decision(), trial.answer()),
        new Pushes(distractor == null ? 0 : 1, misled ? 1 : 0),
        Labels.of(trial.answer(), clean.decision(), said.decision()),
        Divergences.of(clean, said),
        DivergenceBounds.of(clean, said),
        repeat == null ? Noise.NONE : Noise.of(flip, comparison.flipped(clean, repeat)),
        Circular.NONE,
        isRepeat ? Meanings.NONE : comparison.meanings(clean, said, repeat));
  }

  private static Sums plain(AskedTrial trial, Comparison comparison, Said clean, String answer) {
    return new Sums(
        1,
        comparison.invalid(clean) ? 1 : 0,
        comparison.chance(trial.clean()),
        Flips.NONE,
        Pushes.NONE,
        Labels.of(answer, clean.decision(), clean.decision()),
        Divergences.NONE,
        DivergenceBounds.NONE,
        Noise.NONE,
        circular(trial, clean, answer),
        Meanings.NONE);
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
}
