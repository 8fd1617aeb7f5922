package io.agnoscope.inference.answering;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.ImagePart;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.View;
import io.agnoscope.schemas.ViewOption;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes of a Trial's Views what a model is asked. One object serves one Trial. */
final class Asks {

  private final Map<String, Picture> inline = new HashMap<>();
  private final Function<String, Optional<Picture>> bank;

  /**
   * The asks of one Trial.
   *
   * @param bank the catalogue's images by hash
   */
  Asks(Trial trial, Function<String, Optional<Picture>> bank) {
    this.bank = bank;
    trial.getSample().getImages().forEach(this::keep);
    trial.getImages().forEach(this::keep);
  }

  private void keep(Image image) {
    ByteBuffer content = image.getContent();
    if (content != null) {
      byte[] encoded = new byte[content.remaining()];
      content.duplicate().get(encoded);
      inline.put(image.getSha256(), new Picture(image.getSha256(), encoded));
    }
  }

  /** What to ask of a View, or why it cannot be asked. */
  Asked of(View view) {
    Optional<String> named =
        view.getParts().stream()
            .filter(ImagePart.class::isInstance)
            .map(part -> ((ImagePart) part).getSha256())
            .findFirst();
    Optional<Picture> picture = named.flatMap(this::find);
    if (named.isPresent() && picture.isEmpty()) {
      return new Asked.Not(
          new Reply.Unable(
              "image-not-found", "neither the Trial nor the catalogue has " + named.get()));
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

  private Optional<Picture> find(String sha256) {
    Picture own = inline.get(sha256);
    return own == null ? bank.apply(sha256) : Optional.of(own);
  }

  /** A View ready to be asked, or not to be asked at all. */
  sealed interface Asked {

    /** Ask this. */
    record Of(Ask ask) implements Asked {}

    /** This is the outcome without asking. */
    record Not(Reply.Unable why) implements Asked {}
  }
}
