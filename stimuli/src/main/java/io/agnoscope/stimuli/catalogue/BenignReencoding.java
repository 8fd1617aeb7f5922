package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.stimuli.image.Decoding;
import io.agnoscope.stimuli.image.EncodedImage;
import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the Sample's own pictures encoded anew as PNG, every colour component rounded to six bits:
 * each moves by at most 3 of 255, which nobody sees.
 */
final class BenignReencoding implements Perturbation {

  /** The farthest that a component moves, 3 of 255, rounded up. */
  private static final double SEVERITY = 0.012;

  private static final Declaration DECLARATION =
      new Declaration(
          "benign-reencoding",
          1,
          View.Kind.PERTURBATION,
          View.Modality.IMAGE,
          View.Split.WATCH,
          Set.of(TaskClass.IMAGE_HEAVY, TaskClass.MULTIMODAL),
          SEVERITY,
          "The picture is encoded anew with six bits to a colour component: nobody sees it.");

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Made make(Sample sample, Pictures pictures, Randomness randomness) {
    Map<String, String> madeOf = new LinkedHashMap<>();
    List<EncodedImage> made = new ArrayList<>();
    int room = Made.MOST_PICTURE_BYTES;
    for (String own : Views.pictures(sample)) {
      switch (pictures.pixels(own)) {
        case Decoding.Unusable(var cause) -> {
          return Made.omitted(DECLARATION, Omission.Cause.of(cause));
        }
        case Decoding.Pixels(var bitmap) -> {
          Optional<EncodedImage> image =
              EncodedImage.of(bitmap.map(BenignReencoding::sixBits), room);
          if (image.isEmpty()) {
            return Made.omitted(DECLARATION, Omission.Cause.MADE_TOO_LARGE);
          }
          room -= image.get().png().length;
          madeOf.put(own, image.get().sha256());
          if (!image.get().sha256().equals(own)) {
            made.add(image.get());
          }
        }
      }
    }
    if (made.isEmpty()) {
      // No picture, or only such as are as this would make them.
      return Made.nothing();
    }
    View view =
        Views.of(
            DECLARATION,
            sample,
            Views.withPictures(sample, own -> madeOf.getOrDefault(own, own)),
            null);
    return Made.of(view, made);
  }

  /** The six high bits of each component, its two highest once more as the lowest. */
  private static int sixBits(int rgb) {
    int high = rgb & 0xfcfcfc;
    return high | (high >>> 6 & 0x030303);
  }
}
