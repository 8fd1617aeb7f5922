package io.agnoscope.perturbation.views;

import io.agnoscope.stimuli.catalogue.Omission;
import io.agnoscope.stimuli.catalogue.Perturbation;
import io.agnoscope.stimuli.sample.TaskClass;
import java.util.stream.Collectors;

/**
 * A Perturbation that a Sample has no View of.
 *
 * @param cause a bounded name: {@code unsound}, {@code switched-off}, {@code not-applicable}, or
 *     why it was left out
 * @param reason the same in words
 */
public record NotMade(String perturbation, String cause, String reason) {

  /** It could change the right answer of Samples of the task class. */
  static NotMade unsound(Perturbation perturbation, TaskClass taskClass) {
    return new NotMade(
        perturbation.name(),
        "unsound",
        "it may change the right answer of "
            + taskClass
            + " Samples; it is sound for "
            + perturbation.soundFor().stream().map(Enum::name).collect(Collectors.joining(", ")));
  }

  /** The operator wants no Views of it. */
  static NotMade switchedOff(Perturbation perturbation) {
    return new NotMade(
        perturbation.name(), "switched-off", "it is switched off here (agnoscope.perturb.off)");
  }

  /** The Sample lacks what it is about. */
  static NotMade notApplicable(Perturbation perturbation) {
    return new NotMade(
        perturbation.name(),
        "not-applicable",
        "the Sample lacks what it is about, for example a known answer, options or a picture");
  }

  /** It is sound, and could not be made. */
  static NotMade of(Omission omission) {
    String reason =
        switch (omission.cause()) {
          case PICTURE_MISSING -> "the picture is not at hand";
          case PICTURE_UNREADABLE -> "the picture is damaged";
          case TOO_MANY_PIXELS -> "the picture has more pixels than are worked on";
          case PICTURE_UNSUPPORTED ->
              "the picture is transparent, turned by EXIF, animated, or of an unknown format";
          case MADE_TOO_LARGE -> "the picture made for it has too many bytes";
          case UNWRITABLE_TEXT -> "what would be written does not fit, or the font lacks letters";
          case BROKEN -> "it broke a rule of the catalogue, or failed";
        };
    return new NotMade(omission.perturbation(), omission.cause().label(), reason);
  }
}
