package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.schemas.ViewOption;
import io.agnoscope.schemas.identity.TrialIds;
import io.agnoscope.scoring.statistics.AskedTrial;
import io.agnoscope.scoring.statistics.AskedView;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.statistics.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a Trial's answers as the statistics see them, and refuses what contradicts itself. */
final class TrialReading {
  /** How far probabilities may be from summing to 1; they come from single-precision arithmetic. */
  private static final double SUM_TOLERANCE = 1e-3;

  private TrialReading() {}

  /**
   * Pairs answers with Views and turns them to canonical letters.
   *
   * @throws UnreadableException when answers, Views and options do not fit each other
   */
  static AskedTrial read(TrialAnswers answers) throws UnreadableException {
    Trial trial = answers.getTrial();
    check(trial.getSample().getId().equals(answers.getSampleId()), "another Sample's Trial");
    check(identity(answers).equals(answers.getTrialId()), "another Trial's id");
    Map<String, Answer> byView = byView(trial, answers.getAnswers());
    AskedView clean = null;
    List<AskedView> others = new ArrayList<>();
    for (View view : trial.getViews()) {
      AskedView asked = view(view, byView.get(view.getId()));
      switch (view.getKind()) {
        case CLEAN -> {
          check(clean == null, "two clean Views");
          clean = asked;
          checkOptions(trial, view);
          checkLabel(trial, view);
        }
        case PERTURBATION, CONTROL -> {
          checkOptions(trial, view);
          others.add(asked);
        }
        // A newer catalogue's kind: what it should be compared with is not known here.
        case UNKNOWN -> {}
      }
    }
    if (clean == null) {
      throw new UnreadableException(UnreadableException.INCONSISTENT, "no clean View");
    }
    Aspect aspect = trial.getSample().getAspect();
    return new AskedTrial(
        trial.getSample().getAnswer(),
        aspect == null || aspect == Aspect.UNKNOWN ? null : aspect.name(),
        clean,
        others,
        trial.getSample().getOptions().isEmpty());
  }

  /**
   * What the Trial's id is to be. Under another target than the Sample's own it is another Trial,
   * whichever id the one inside has: it must not pass for the Sample's own.
   */
  private static String identity(TrialAnswers answers) {
    Trial trial = answers.getTrial();
    return Targets.own(answers)
        ? trial.getId()
        : TrialIds.of(
            answers.getRun(),
            answers.getSampleId(),
            trial.getCatalogueVersion(),
            answers.getTarget());
  }

  /** Why the clean View has no answer; empty when it was not even asked. */
  static String cleanCause(TrialAnswers answers) {
    return answers.getTrial().getViews().stream()
        .filter(view -> view.getKind() == ViewKind.CLEAN)
        .flatMap(view ->
            answers.getAnswers().stream().filter(answer -> answer.getViewId().equals(view.getId())))
        .map(Answer::getOutcome)
        .map(outcome -> outcome instanceof Unanswered unanswered ? unanswered.getCause() : "")
        .findFirst()
        .orElse("");
  }

  private static Map<String, Answer> byView(Trial trial, List<Answer> answers)
      throws UnreadableException {
    Set<String> viewIds = new HashSet<>();
    for (View view : trial.getViews()) {
      check(viewIds.add(view.getId()), "two Views of one id");
    }
    Map<String, Answer> byView = new HashMap<>();
    for (Answer answer : answers) {
      check(viewIds.contains(answer.getViewId()), "an answer to no View of the Trial");
      check(byView.put(answer.getViewId(), answer) == null, "two answers to one View");
    }
    return byView;
  }

  private static AskedView view(View view, @Nullable Answer answer) throws UnreadableException {
    Said said = null;
    if (answer != null && answer.getOutcome() instanceof Answered answered) {
      said = said(view, answered);
    }
    return new AskedView(
        view.getId(),
        new PerturbationMonitor(
            view.getPerturbation(), view.getKind().name(), view.getSplit().name()),
        Math.max(1, view.getOptions().size()),
        view.getDistractor(),
        said);
  }

  private static Said said(View view, Answered answered) throws UnreadableException {
    List<String> letters = view.getOptions().stream().map(ViewOption::getCanonicalLetter).toList();
    check(new HashSet<>(letters).size() == letters.size(), "two options of one canonical letter");
    check(
        answered.getDecision() == null || letters.contains(answered.getDecision()),
        "a decision for no option");
    double missing =
        answered.getProbabilityKind() == ProbabilityKind.TOP_K ? answered.getMissingMass() : 0;
    return new Said(
        answered.getDecision(),
        answered.getProbabilityKind() == ProbabilityKind.NONE
            ? null
            : told(letters, answered.getProbabilities(), missing),
        missing,
        answered.getText());
  }

  /** The options' probabilities as far as they are told; with what is missing they sum to 1. */
  private static Map<String, Double> told(
      List<String> letters, List<Double> probabilities, double missing) throws UnreadableException {
    check(letters.size() == probabilities.size(), "not one probability for each option");
    Map<String, Double> byLetter = new HashMap<>();
    double sum = missing;
    checkProbability(missing);
    for (int i = 0; i < letters.size(); i++) {
      double probability = probabilities.get(i);
      checkProbability(probability);
      byLetter.put(letters.get(i), probability);
      sum += probability;
    }
    check(
        Math.abs(sum - 1) <= SUM_TOLERANCE,
        missing == 0
            ? "exact probabilities that do not sum to 1"
            : "probabilities and missing mass that do not sum to 1");
    return byLetter;
  }

  private static void checkProbability(double probability) throws UnreadableException {
    // Written so that it also refuses NaN.
    check(probability >= 0 && probability <= 1 + SUM_TOLERANCE, "a probability out of range");
  }

  private static void checkOptions(Trial trial, View view) throws UnreadableException {
    check(
        view.getOptions().isEmpty() == trial.getSample().getOptions().isEmpty(),
        "options on one of Sample and View only");
  }

  private static void checkLabel(Trial trial, View clean) throws UnreadableException {
    String label = trial.getSample().getAnswer();
    check(
        label == null
            || clean.getOptions().stream()
                .anyMatch(option -> option.getCanonicalLetter().equals(label)),
        "a right answer that is no option");
  }

  private static void check(boolean holds, String otherwise) throws UnreadableException {
    if (!holds) {
      throw new UnreadableException(UnreadableException.INCONSISTENT, otherwise);
    }
  }
}
