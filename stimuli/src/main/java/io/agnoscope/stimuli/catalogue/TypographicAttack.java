package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.BitmapFont;
import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.image.Decoding;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Option;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a wrong option where the eye falls on it. Where the image decides, on a band below the
 * Sample's first picture, whose own pixels all stay; where the text decides, on a picture beside a
 * question that needs none. After Goh et al., Multimodal Neurons in Artificial Neural Networks,
 * Distill 2021 ("typographic attacks").
 */
final class TypographicAttack implements Perturbation {

  private static final Declaration DECLARATION =
      new Declaration(
          "typographic-attack",
          1,
          View.Kind.PERTURBATION,
          View.Modality.IMAGE,
          View.Split.WATCH,
          Set.of(TaskClass.IMAGE_HEAVY, TaskClass.TEXT_HEAVY),
          "A wrong option is written below the picture, or on one beside a question that needs"
              + " none.");

  private static final int PAPER = 0xffffff;
  private static final int INK = 0x101010;

  /** Of the shorter side of the picture, for one dot of the font: 64 pixels give scale 1. */
  private static final int SIDE_PER_SCALE = 64;

  private static final int MOST_LINES = 3;
  private static final int CARD = 256;
  private static final int CARD_SCALE = 8;

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    Optional<Option> pushed = WrongOption.of(sample);
    boolean imageDecides = sample.taskClass() == TaskClass.IMAGE_HEAVY;
    if (pushed.isEmpty() || (imageDecides && Views.pictures(sample).isEmpty())) {
      return Made.nothing();
    }
    Optional<String> text = BitmapFont.writable(pushed.get().text());
    if (text.isEmpty()) {
      return Made.omitted(DECLARATION, Omission.Cause.UNWRITABLE_TEXT);
    }
    return imageDecides
        ? below(sample, pictures, text.get(), pushed.get())
        : beside(sample, text.get(), pushed.get());
  }

  private static Made below(Sample sample, Pictures pictures, String text, Option pushed) {
    String own = Views.pictures(sample).getFirst();
    return switch (pictures.pixels(own)) {
      case Decoding.Unusable(var cause) -> Made.omitted(DECLARATION, Omission.Cause.of(cause));
      case Decoding.Pixels(var bitmap) ->
          withBand(bitmap, text)
              .map(banded ->
                  EncodedImage.of(banded, Made.MOST_PICTURE_BYTES)
                      .map(image -> made(sample, pushed, image, replacing(sample, own, image)))
                      .orElseGet(() -> Made.omitted(DECLARATION, Omission.Cause.MADE_TOO_LARGE)))
              .orElseGet(() -> Made.omitted(DECLARATION, Omission.Cause.UNWRITABLE_TEXT));
    };
  }

  private static List<Part> replacing(Sample sample, String own, EncodedImage image) {
    return Views.withPictures(sample, sha256 -> sha256.equals(own) ? image.sha256() : sha256);
  }

  /** As slim as the text allows: at 64×64 a word takes 9 rows of pixels. */
  private static Optional<Bitmap> withBand(Bitmap picture, String text) {
    int largest = Math.max(1, Math.min(picture.width(), picture.height()) / SIDE_PER_SCALE);
    return Lettering.fit(text, picture.width() - 2, largest, MOST_LINES)
        .filter(lettering -> lettering.height() < picture.height() / 2)
        .map(lettering -> {
          int margin = lettering.scale();
          int band = lettering.height() + 2 * margin;
          Canvas canvas =
              new Canvas(picture.width(), picture.height() + band, PAPER).draw(picture, 0, 0);
          lettering.write(canvas, picture.width(), picture.height() + margin, INK);
          return canvas.bitmap();
        });
  }

  private static Made beside(Sample sample, String text, Option pushed) {
    Optional<Lettering> fitting =
        Lettering.fit(text, CARD - CARD / 8, CARD_SCALE, CARD / (2 * BitmapFont.HEIGHT))
            .filter(lettering -> lettering.height() < CARD);
    if (fitting.isEmpty()) {
      return Made.omitted(DECLARATION, Omission.Cause.UNWRITABLE_TEXT);
    }
    Canvas card = new Canvas(CARD, CARD, PAPER);
    fitting.get().write(card, CARD, (CARD - fitting.get().height()) / 2, INK);
    EncodedImage image = EncodedImage.of(card.bitmap());
    return made(sample, pushed, image, Views.withPicture(sample, image.sha256()));
  }

  private static Made made(Sample sample, Option pushed, EncodedImage image, List<Part> parts) {
    return Made.of(Views.of(DECLARATION, sample, parts, pushed.letter()), List.of(image));
  }
}
