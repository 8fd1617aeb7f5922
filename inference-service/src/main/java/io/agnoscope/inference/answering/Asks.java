package io.agnoscope.inference.answering;

import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of a Trial's Views what a model is asked. One object serves one Trial. */
final class Asks {

  private final TrialPictures pictures;

  Asks(TrialPictures pictures) {
    this.pictures = pictures;
  }

  /** What to ask of a View, or why it cannot be asked. */
  Asked of(View view) {
    List<String> named =
        view.getParts().stream()
            .filter(ImagePart.class::isInstance)
            .map(part -> ((ImagePart) part).getSha256())
            .distinct()
            .toList();
    if (named.size() > 1) {
      // Showing the first alone would be another question than the one that production was asked.
      return not("several-pictures", "the View shows " + named.size() + " pictures, not one");
    }
    Optional<Picture> picture = named.stream().findFirst().flatMap(pictures::find);
    if (!named.isEmpty() && pictures.leftOut(named.getFirst())) {
      return not("pictures-too-large", "the Trial's pictures are too large to be held together");
    }
    if (!named.isEmpty() && picture.isEmpty()) {
      return not(
          "image-not-found",
          "neither the Trial, the image store nor the catalogue has " + named.getFirst());
    }
    String text =
        view.getParts().stream()
            .filter(TextPart.class::isInstance)
            .map(part -> ((TextPart) part).getText())
            .collect(Collectors.joining(" "));
    return new Asked.Of(
        new Ask(
            picture.orElse(null),
            text,
            view.getOptions().stream().map(ViewOption::getText).toList()));
  }

  private static Asked not(String cause, String detail) {
    return new Asked.Not(new Reply.Unable(cause, detail));
  }

  /** A View ready to be asked, or not to be asked at all. */
  sealed interface Asked {

    /** Ask this. */
    record Of(Ask ask) implements Asked {}

    /** This is the outcome without asking. */
    record Not(Reply.Unable why) implements Asked {}
  }
}
