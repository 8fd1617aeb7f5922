package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.Bitmap;
import io.agnoscope.stimuli.image.Canvas;
import io.agnoscope.stimuli.image.Decoding;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.image.PictureDecoder;
import io.agnoscope.stimuli.sample.Part;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What works on pixels. */
class ImageInterventionTest {

  private static final Part.Picture OTHER = new Part.Picture("ab".repeat(32));

  @Test
  void theWrongOptionIsWrittenOnASlimBandAndThePictureStays() {
    Sample sample = Fixtures.imageHeavy();
    View view = Fixtures.view(sample, "typographic-attack");
    Bitmap own = pixels(Fixtures.IMAGE);
    Bitmap shown = pixels(madeFor(view, Fixtures.made(sample)));

    assertThat(view.distractor()).isNotNull().isNotEqualTo("B");
    assertThat(shown.width()).isEqualTo(own.width());
    assertThat(shown.height()).isEqualTo(own.height() + 9);
    for (int y = 0; y < own.height(); y++) {
      for (int x = 0; x < own.width(); x++) {
        assertThat(shown.rgb(x, y)).isEqualTo(own.rgb(x, y));
      }
    }
    assertThat(dark(shown, own.height())).isBetween(20L, 200L);
  }

  @Test
  void onlyTheFirstOfSeveralPicturesIsWrittenBelow() {
    Sample sample = imageHeavy(Fixtures.PICTURE, OTHER, Fixtures.QUESTION);

    assertThat(Fixtures.view(sample, "typographic-attack").parts())
        .extracting(Part::inserted)
        .containsExactly(true, false, false);
  }

  @Test
  void lettersGrowWithThePicture() {
    EncodedImage large = EncodedImage.of(new Canvas(640, 512, 0x336699).bitmap());
    Sample sample = imageHeavy(new Part.Picture(large.sha256()), Fixtures.QUESTION);

    Made made = Catalogue.standard().make(7, sample, Pictures.of(large));

    EncodedImage attack = made.pictures().getFirst();
    assertThat(attack.height()).isEqualTo(512 + 9 * 8);
  }

  @Test
  void whatCannotBeWrittenIsLeftOutAndCounted() {
    Sample sample =
        Fixtures.sample(
            "s",
            TaskClass.IMAGE_HEAVY,
            List.of(Fixtures.PICTURE, Fixtures.QUESTION),
            Fixtures.options("red", "虫"),
            "A",
            null);

    Made made = Fixtures.made(sample);

    assertThat(made.views()).extracting(View::perturbation).doesNotContain("typographic-attack");
    assertThat(made.omissions())
        .containsExactly(new Omission("typographic-attack", Omission.Cause.UNWRITABLE_TEXT));
  }

  @Test
  void aTextQuestionGetsTheWrongOptionOnACard() {
    View view = Fixtures.view(Fixtures.textHeavy(), "typographic-attack");
    EncodedImage card = madeFor(view, Fixtures.made(Fixtures.textHeavy()));

    assertThat(view.parts()).hasSize(2);
    assertThat(view.distractor()).isNotNull().isNotEqualTo("B");
    assertThat(card.png()).hasSizeLessThan(4_000);
    assertThat(dark(pixels(card), 0)).isGreaterThan(1_000);
  }

  @Test
  void reencodingMovesEveryColourALittleAndTheFormNotAtAll() {
    Sample sample = Fixtures.imageHeavy();
    View view = Fixtures.view(sample, "benign-reencoding");
    Bitmap own = pixels(Fixtures.IMAGE);
    Bitmap shown = pixels(madeFor(view, Fixtures.made(sample)));

    assertThat(shown.width()).isEqualTo(own.width());
    assertThat(shown.height()).isEqualTo(own.height());
    int farthest = 0;
    for (int y = 0; y < own.height(); y++) {
      for (int x = 0; x < own.width(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int before = own.rgb(x, y) >> shift & 0xff;
          int after = shown.rgb(x, y) >> shift & 0xff;
          farthest = Math.max(farthest, Math.abs(before - after));
        }
      }
    }
    assertThat(farthest).isBetween(1, 3);
  }

  @Test
  void aPictureThatIsNotAtHandOrTooLargeIsLeftOutAndCounted() {
    Sample missing = imageHeavy(OTHER, Fixtures.QUESTION);
    assertThat(Fixtures.made(missing).omissions())
        .extracting(Omission::cause)
        .containsExactly(Omission.Cause.PICTURE_MISSING, Omission.Cause.PICTURE_MISSING);

    EncodedImage vast = EncodedImage.of(new Canvas(2_049, 2_048, 0).bitmap());
    Sample large = imageHeavy(new Part.Picture(vast.sha256()), Fixtures.QUESTION);
    assertThat(Catalogue.standard().make(7, large, Pictures.of(vast)).omissions())
        .extracting(Omission::cause)
        .containsExactly(Omission.Cause.TOO_MANY_PIXELS, Omission.Cause.TOO_MANY_PIXELS);
  }

  @Test
  void aMadePictureIsBounded() {
    EncodedImage noise = noise(800, 800);
    Sample sample = imageHeavy(new Part.Picture(noise.sha256()), Fixtures.QUESTION);

    Made made = Catalogue.standard().make(7, sample, Pictures.of(noise));

    assertThat(noise.png()).hasSizeGreaterThan(Made.MOST_PICTURE_BYTES);
    assertThat(made.pictures())
        .allSatisfy(
            image -> assertThat(image.png()).hasSizeLessThanOrEqualTo(Made.MOST_PICTURE_BYTES));
    assertThat(made.omissions())
        .contains(new Omission("typographic-attack", Omission.Cause.MADE_TOO_LARGE));
  }

  @Test
  void aPictureIsFetchedOnceAndOnlyWhenAskedFor() {
    int[] fetched = {0};
    Pictures pictures =
        Pictures.reading(sha256 -> {
          fetched[0]++;
          return java.util.Optional.of(Fixtures.IMAGE.png());
        });

    Catalogue.standard().make(7, Fixtures.textHeavy(), pictures);
    assertThat(fetched[0]).isZero();
    Catalogue.standard().make(7, Fixtures.imageHeavy(), pictures);
    assertThat(fetched[0]).isEqualTo(1);
  }

  private static Sample imageHeavy(Part... parts) {
    return Fixtures.sample(
        "s", TaskClass.IMAGE_HEAVY, List.of(parts), Fixtures.colors(), "B", null);
  }

  private static EncodedImage madeFor(View view, Made made) {
    return made.pictures().stream()
        .filter(image -> view.parts().contains(new Part.Picture(image.sha256(), true)))
        .findFirst()
        .orElseThrow();
  }

  private static Bitmap pixels(EncodedImage image) {
    return ((Decoding.Pixels) PictureDecoder.decode(image.png())).bitmap();
  }

  private static long dark(Bitmap picture, int fromRow) {
    long dark = 0;
    for (int y = fromRow; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        dark += picture.rgb(x, y) < 0x202020 ? 1 : 0;
      }
    }
    return dark;
  }

  private static EncodedImage noise(int width, int height) {
    Randomness randomness = Randomness.of(1);
    Canvas canvas = new Canvas(width, height, 0);
    return EncodedImage.of(canvas.bitmap().map(black -> randomness.nextInt(1 << 24)));
  }
}
