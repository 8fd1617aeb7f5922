package io.agnoscope.benchmarks.study;

import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import io.agnoscope.trainer.domain.gate.Examinee;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one checkpoint fares on the questions of a study.
 *
 * @param clean right answers on clean Views, by family
 * @param hinted right answers under a truthful hint, by family
 * @param flips Views decided otherwise than the clean one, by what was done to them
 * @param right right answers on perturbed Views
 * @param misled of the Views that push a wrong option: answers that went there from elsewhere
 */
record Fares(
    Map<Family, Share> clean,
    Map<Family, Share> hinted,
    Map<Intervention, Share> flips,
    Map<Intervention, Share> right,
    Map<Intervention, Share> misled) {

  /** A family of questions. */
  record Family(TaskClass taskClass, String name) implements Comparable<Family> {
    @Override
    public int compareTo(Family other) {
      return toString().compareTo(other.toString());
    }
  }

  /** What was done to a View: the Perturbation, and on what kind of Sample. */
  record Intervention(String perturbation, View.Split split, TaskClass taskClass)
      implements Comparable<Intervention> {
    @Override
    public int compareTo(Intervention other) {
      return toString().compareTo(other.toString());
    }
  }

  /** Asks it all questions. */
  static Fares of(Examinee examinee, Questions questions) {
    Fares fares =
        new Fares(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    questions
        .chunks()
        .forEach(chunk -> {
          List<List<String>> decisions = examinee.decide(chunk);
          for (int index = 0; index < chunk.size(); index++) {
            fares.add(chunk.get(index), decisions.get(index));
          }
        });
    return fares;
  }

  private void add(PreparedTrial trial, List<String> decisions) {
    String right = trial.answer().orElseThrow();
    String onClean = decisions.getFirst();
    Family family = new Family(trial.taskClass(), trial.family());
    count(clean, family, onClean.equals(right));
    for (int index = 0; index < trial.perturbed().size(); index++) {
      View view = trial.perturbed().get(index);
      String decision = decisions.get(index + 1);
      if (view.kind() == View.Kind.CONTROL) {
        count(hinted, family, decision.equals(right));
        continue;
      }
      Intervention intervention =
          new Intervention(view.perturbation(), view.split(), trial.taskClass());
      boolean flipped = !decision.equals(onClean);
      count(flips, intervention, flipped);
      count(this.right, intervention, decision.equals(right));
      String distractor = view.distractor();
      if (distractor != null && !distractor.equals(right)) {
        count(misled, intervention, flipped && decision.equals(distractor));
      }
    }
  }

  /** Misled rate over all Perturbations of a split that push an option, each weighing the same. */
  double misledRate(View.Split split) {
    return mean(misled, split, null);
  }

  /** Flip rate over all Perturbations of a split on Samples of a class, each weighing the same. */
  double flipRate(View.Split split, TaskClass taskClass) {
    return mean(flips, split, taskClass);
  }

  /** Accuracy on perturbed Views of a split and a class, each Perturbation weighing the same. */
  double perturbedAccuracy(View.Split split, TaskClass taskClass) {
    return mean(right, split, taskClass);
  }

  /** The least accuracy under any Perturbation of a class (PAPERS §1.10, ambiguity 17). */
  double worstAccuracy(TaskClass taskClass) {
    return right.entrySet().stream()
        .filter(entry -> entry.getKey().taskClass() == taskClass)
        .mapToDouble(entry -> entry.getValue().value())
        .min()
        .orElse(Double.NaN);
  }

  /** Accuracy on clean Views of a class, each family weighing the same. */
  double cleanAccuracy(TaskClass taskClass) {
    return clean.entrySet().stream()
        .filter(entry -> entry.getKey().taskClass() == taskClass)
        .mapToDouble(entry -> entry.getValue().value())
        .average()
        .orElse(Double.NaN);
  }

  /** Accuracy under truthful hints, each family that has one weighing the same. */
  double hintedAccuracy() {
    return hinted.values().stream().mapToDouble(Share::value).average().orElse(Double.NaN);
  }

  private static double mean(
      Map<Intervention, Share> shares, View.Split split, @Nullable TaskClass taskClass) {
    return shares.entrySet().stream()
        .filter(entry -> entry.getKey().split() == split)
        .filter(entry -> taskClass == null || entry.getKey().taskClass() == taskClass)
        .mapToDouble(entry -> entry.getValue().value())
        .average()
        .orElse(Double.NaN);
  }

  private static <K> void count(Map<K, Share> shares, K key, boolean hit) {
    shares.merge(key, Share.of(hit), Share::plus);
  }
}
