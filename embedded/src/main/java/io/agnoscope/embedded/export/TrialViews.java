package io.agnoscope.embedded.export;

import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.ViewKind;
import io.agnoscope.stimuli.catalogue.TrainingViews;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.View;
import java.util.List;

/** The Views of a Trial's record that may be trained on. */
final class TrialViews {

  private TrialViews() {}

  /** The clean View among others. Views of a kind that this build does not know are left out. */
  static List<View> trainable(Trial trial) {
    return trial.getViews().stream()
        .filter(view -> view.getKind() != ViewKind.UNKNOWN)
        .map(TrialViews::view)
        .filter(TrainingViews::allow)
        .toList();
  }

  private static View view(io.agnoscope.schemas.View view) {
    return new View(
        view.getId(),
        view.getPerturbation(),
        View.Kind.valueOf(view.getKind().name()),
        View.Modality.valueOf(view.getTouches().name()),
        View.Split.valueOf(view.getSplit().name()),
        view.getParts().stream().map(TrialViews::part).toList(),
        view.getOptions().stream()
            .map(option ->
                new View.ShownOption(
                    option.getLetter(), option.getText(), option.getCanonicalLetter()))
            .toList(),
        view.getDistractor());
  }

  private static Part part(Object part) {
    return switch (part) {
      case TextPart text -> new Part.Text(text.getText(), text.getInserted());
      case ImagePart image -> new Part.Picture(image.getSha256(), image.getInserted());
      default -> throw new IllegalArgumentException("a part is neither text nor image");
    };
  }
}
