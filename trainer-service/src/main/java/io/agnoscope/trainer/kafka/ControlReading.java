package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.ProbabilityKind;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.trainer.domain.intake.ControlAnswers;
import io.agnoscope.trainer.domain.intake.ControlAnswers.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads of a Trial's answers what the model said where nothing was put beside the Sample. */
final class ControlReading {

  private static final String REPEAT = "repeat";
  private static final String ROTATED_OPTIONS = "rotated-options";

  private ControlReading() {}

  static ControlAnswers of(TrialAnswers answers) {
    Map<String, Object> outcomes = new HashMap<>();
    for (Answer answer : answers.getAnswers()) {
      outcomes.put(answer.getViewId(), answer.getOutcome());
    }
    List<View> views = answers.getTrial().getViews();
    List<Optional<Said>> clean = said(views, view -> view.getKind() == ViewKind.CLEAN, outcomes);
    return new ControlAnswers(
        clean.isEmpty() ? Optional.empty() : clean.getFirst(),
        said(views, view -> control(view, REPEAT), outcomes),
        said(views, view -> control(view, ROTATED_OPTIONS), outcomes));
  }

  private static boolean control(View view, String name) {
    return view.getKind() == ViewKind.CONTROL && view.getPerturbation().equals(name);
  }

  private static List<Optional<Said>> said(
      List<View> views, Predicate<View> which, Map<String, Object> outcomes) {
    return views.stream()
        .filter(which)
        .map(view -> said(view, outcomes.get(view.getId())))
        .toList();
  }

  /** Bounds and guesses of a probability are none: only exact ones count. */
  private static Optional<Said> said(View view, @Nullable Object outcome) {
    if (!(outcome instanceof Answered answered)
        || answered.getDecision() == null
        || answered.getProbabilityKind() != ProbabilityKind.EXACT
        || answered.getProbabilities().size() != view.getOptions().size()) {
      return Optional.empty();
    }
    String decision = answered.getDecision();
    return IntStream.range(0, view.getOptions().size())
        .filter(place -> view.getOptions().get(place).getCanonicalLetter().equals(decision))
        .mapToObj(place -> new Said(decision, answered.getProbabilities().get(place)))
        .findFirst();
  }
}
