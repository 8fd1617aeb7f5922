package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.Message;
import io.agnoscope.schemas.Role;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.Unanswered;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.scoring.view.TrialItem.AnsweredView;
import io.agnoscope.scoring.view.TrialItem.Choice;
import io.agnoscope.scoring.view.TrialItem.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what is shown of an answered Trial. */
final class TrialItems {
  /** The cause of a View that the worker says nothing of at all. */
  private static final String NOT_ASKED = "not-asked";

  private TrialItems() {}

  static TrialItem of(TrialAnswers answers, Instant at) {
    Sample sample = answers.getTrial().getSample();
    List<View> views = answers.getTrial().getViews();
    View clean =
        views.stream().filter(view -> view.getKind() == ViewKind.CLEAN).findFirst().orElse(null);
    Map<String, Object> outcomes = new HashMap<>();
    for (Answer answer : answers.getAnswers()) {
      outcomes.putIfAbsent(answer.getViewId(), answer.getOutcome());
    }
    Object cleanOutcome = clean == null ? null : outcomes.get(clean.getId());
    return new TrialItem(
        answers.getSampleId(),
        answers.getTrialId(),
        at,
        sample.getSource(),
        answers.getTarget(),
        answers.getCheckpoint(),
        sample.getTaskClass().name(),
        sample.getTaskClassBasis().name(),
        sample.getTenant(),
        sample.getRoute(),
        sample.getModel(),
        sample.getAspect() == null ? null : sample.getAspect().name(),
        earlier(sample.getMessages()),
        clean == null ? List.of() : ShownPart.of(clean.getParts()),
        sample.getOptions().stream()
            .map(option -> new Choice(option.getLetter(), option.getText()))
            .toList(),
        sample.getAnswer(),
        sample.getServedAnswer(),
        views.stream().map(view -> view(view, outcomes.get(view.getId()), cleanOutcome)).toList());
  }

  private static AnsweredView view(
      View view, @Nullable Object outcome, @Nullable Object cleanOutcome) {
    Answered answered = outcome instanceof Answered said ? said : null;
    return new AnsweredView(
        view.getId(),
        view.getPerturbation(),
        view.getKind().name(),
        ShownPart.of(view.getParts()),
        ShownOption.of(view.getOptions(), answered),
        answered == null ? null : answered.getDecision(),
        answered == null ? null : answered.getText(),
        flipped(view, outcome, cleanOutcome),
        unanswered(outcome),
        view.getDistractor());
  }

  private static @Nullable Boolean flipped(
      View view, @Nullable Object outcome, @Nullable Object cleanOutcome) {
    if (view.getKind() == ViewKind.CLEAN || view.getOptions().isEmpty()) {
      return null;
    }
    if (outcome instanceof Answered said && cleanOutcome instanceof Answered clean) {
      return !Objects.equals(said.getDecision(), clean.getDecision());
    }
    return null;
  }

  private static @Nullable String unanswered(@Nullable Object outcome) {
    return switch (outcome) {
      case null -> NOT_ASKED;
      case Unanswered failed -> failed.getCause();
      default -> null;
    };
  }

  /** Every turn but the last one of the user, which the Views show. */
  private static List<Turn> earlier(List<Message> messages) {
    int question = -1;
    for (int i = 0; i < messages.size(); i++) {
      question = messages.get(i).getRole() == Role.USER ? i : question;
    }
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (i != question) {
        Message message = messages.get(i);
        turns.add(new Turn(message.getRole().name(), ShownPart.of(message.getParts())));
      }
    }
    return List.copyOf(turns);
  }
}
