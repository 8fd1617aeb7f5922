package io.agnoscope.benchmarks.scoring;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scoring service's metrics as one thread computes them that need not survive a crash: each
 * Trial once, paired with its clean View, summed by Series in all and by minute.
 */
final class PlainScorer {

  private static final long MINUTE = 60_000;

  /** A Series; its minute, or -1 for the sums since its beginning. */
  private record Key(
      String target,
      String checkpoint,
      String measurementVersion,
      String taskClass,
      String monitor,
      long minute) {}

  private final Set<String> seen = new HashSet<>();
  private final Map<Key, PlainSums> sums = new HashMap<>();

  /** Adds a Trial's answers, unless it was answered before. */
  void score(TrialAnswers answers, long appendedAt) {
    if (!seen.add(answers.getTrialId())) {
      return;
    }
    Trial trial = answers.getTrial();
    Map<String, Answered> said = new HashMap<>();
    for (Answer answer : answers.getAnswers()) {
      if (answer.getOutcome() instanceof Answered answered) {
        said.put(answer.getViewId(), answered);
      }
    }
    Answered clean = said.get(Traffic.CLEAN);
    if (clean == null) {
      return;
    }
    Answered repeat = said.get(Traffic.REPEAT);
    String right = trial.getSample().getAnswer();
    long minute = appendedAt / MINUTE;
    for (View view : trial.getViews()) {
      Answered answered = said.get(view.getId());
      if (view.getKind() != ViewKind.CLEAN && answered != null) {
        String monitor = view.getPerturbation();
        addPaired(series(answers, monitor, -1), view, right, clean, answered, repeat);
        addPaired(series(answers, monitor, minute), view, right, clean, answered, repeat);
      }
    }
    if (right != null && trial.getSample().getAspect() != null) {
      String aspect = trial.getSample().getAspect().name();
      addClean(series(answers, aspect, -1), right, clean);
      addClean(series(answers, aspect, minute), right, clean);
    }
  }

  /** The figures that the service is asked for too, over all Series of a target. */
  Totals totals(String target) {
    long views = 0;
    long flips = 0;
    for (Map.Entry<Key, PlainSums> entry : sums.entrySet()) {
      boolean paired = entry.getValue().repeats > 0;
      if (entry.getKey().minute < 0 && entry.getKey().target.equals(target) && paired) {
        views += entry.getValue().views;
        flips += entry.getValue().flips;
      }
    }
    return new Totals(views, flips);
  }

  private PlainSums series(TrialAnswers answers, String monitor, long minute) {
    return sums.computeIfAbsent(
        new Key(
            answers.getTarget(),
            answers.getCheckpoint(),
            answers.getMeasurementVersion(),
            answers.getTrial().getSample().getTaskClass().name(),
            monitor,
            minute),
        key -> new PlainSums());
  }

  private static void addPaired(
      PlainSums sums,
      View view,
      @Nullable String right,
      Answered clean,
      Answered said,
      @Nullable Answered repeat) {
    boolean flip = !Objects.equals(clean.getDecision(), said.getDecision());
    sums.views++;
    sums.chance += 1.0 / view.getOptions().size();
    sums.invalid += said.getDecision() == null ? 1 : 0;
    sums.flips += flip ? 1 : 0;
    if (right != null) {
      boolean before = right.equals(clean.getDecision());
      boolean after = right.equals(said.getDecision());
      sums.labelled++;
      sums.correctClean += before ? 1 : 0;
      sums.correct += after ? 1 : 0;
      sums.rightToWrong += flip && before ? 1 : 0;
      sums.wrongToRight += flip && after ? 1 : 0;
      sums.wrongToWrong += flip && !before && !after ? 1 : 0;
    }
    if (view.getDistractor() != null) {
      sums.pushed++;
      sums.misled += flip && view.getDistractor().equals(said.getDecision()) ? 1 : 0;
    }
    sums.divergences++;
    sums.divergenceNats += jensenShannon(clean.getProbabilities(), said.getProbabilities());
    if (repeat != null) {
      boolean noise = !Objects.equals(clean.getDecision(), repeat.getDecision());
      sums.repeats++;
      sums.repeatFlips += noise ? 1 : 0;
      sums.bothFlips += flip && noise ? 1 : 0;
    }
  }

  private static void addClean(PlainSums sums, String right, Answered clean) {
    boolean correct = right.equals(clean.getDecision());
    sums.views++;
    sums.labelled++;
    sums.correctClean += correct ? 1 : 0;
    sums.invalid += clean.getDecision() == null ? 1 : 0;
  }

  /** In nats. */
  private static double jensenShannon(List<Double> p, List<Double> q) {
    double nats = 0;
    for (int i = 0; i < p.size(); i++) {
      double middle = (p.get(i) + q.get(i)) / 2;
      nats += (part(p.get(i), middle) + part(q.get(i), middle)) / 2;
    }
    return nats;
  }

  private static double part(double probability, double middle) {
    return probability == 0 ? 0 : probability * Math.log(probability / middle);
  }
}
