package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Answer;
import io.agnoscope.schemas.Answered;
import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.scoring.view.HardExampleItem.ShownImage;
import io.agnoscope.scoring.view.HardExampleItem.ShownText;
import io.agnoscope.scoring.view.HardExampleItem.ShownView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what is shown of a hard example. */
final class HardExampleItems {
  private HardExampleItems() {}

  static HardExampleItem of(HardExample example) {
    TrialAnswers answers = example.getAnswers();
    Sample sample = answers.getTrial().getSample();
    String clean = clean(answers);
    List<ShownView> views = new ArrayList<>();
    for (View view : answers.getTrial().getViews()) {
      boolean flipped = example.getFlippedViews().contains(view.getId());
      if (flipped || view.getKind() == ViewKind.CLEAN) {
        Answered answered = answered(answers, view.getId());
        String decision = answered == null ? null : answered.getDecision();
        FlipKind flip = flipped ? FlipKind.of(sample.getAnswer(), clean, decision) : null;
        boolean misled = flipped && misled(view.getDistractor(), clean, decision);
        views.add(view(view, flip, misled, answered));
      }
    }
    return new HardExampleItem(
        example.getSampleId(),
        example.getReasons().stream().map(Enum::name).toList(),
        example.getAt(),
        answers.getTarget(),
        answers.getCheckpoint(),
        sample.getTaskClass().name(),
        sample.getAspect() == null ? null : sample.getAspect().name(),
        sample.getFamily(),
        sample.getSource(),
        sample.getAnswer(),
        List.copyOf(views));
  }

  /** What was decided on the clean View. */
  private static @Nullable String clean(TrialAnswers answers) {
    for (View view : answers.getTrial().getViews()) {
      Answered answered = answered(answers, view.getId());
      if (view.getKind() == ViewKind.CLEAN && answered != null) {
        return answered.getDecision();
      }
    }
    return null;
  }

  private static boolean misled(
      @Nullable String pushed, @Nullable String clean, @Nullable String decision) {
    return pushed != null && pushed.equals(decision) && !pushed.equals(clean);
  }

  private static ShownView view(
      View view, @Nullable FlipKind flip, boolean misled, @Nullable Answered answered) {
    List<ShownText> texts = new ArrayList<>();
    List<ShownImage> images = new ArrayList<>();
    for (Object part : view.getParts()) {
      switch (part) {
        case TextPart text -> texts.add(new ShownText(text.getText(), text.getInserted()));
        case ImagePart image ->
            images.add(
                new ShownImage(
                    image.getSha256(), "/api/v1/images/" + image.getSha256(), image.getInserted()));
        default -> throw new IllegalStateException("A part is a text or an image");
      }
    }
    return new ShownView(
        view.getId(),
        view.getPerturbation(),
        view.getKind().name(),
        flip != null,
        flip,
        misled,
        answered == null ? null : answered.getDecision(),
        answered == null ? null : answered.getText(),
        view.getDistractor(),
        List.copyOf(texts),
        List.copyOf(images),
        ShownOption.of(view.getOptions(), answered));
  }

  private static @Nullable Answered answered(TrialAnswers answers, String viewId) {
    for (Answer answer : answers.getAnswers()) {
      if (answer.getViewId().equals(viewId) && answer.getOutcome() instanceof Answered answered) {
        return answered;
      }
    }
    return null;
  }
}
