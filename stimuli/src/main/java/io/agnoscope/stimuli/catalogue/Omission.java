package io.agnoscope.stimuli.catalogue;

import io.agnoscope.stimuli.image.Decoding;
import java.util.Locale;

/**
 * A Perturbation that is sound for a Sample and yet made nothing of it, for a reason that is worth
 * counting.
 *
 * @param perturbation its name
 */
public record Omission(String perturbation, Cause cause) {

  /** Why there is no View. Bounded, so that it can be a label. */
  public enum Cause {
    /** The Sample's picture is not at hand. */
    PICTURE_MISSING,
    /** It is damaged. */
    PICTURE_UNREADABLE,
    /** It has more pixels than are worked on. */
    TOO_MANY_PIXELS,
    /** It is transparent, turned by its EXIF orientation, animated, or of an unknown format. */
    PICTURE_UNSUPPORTED,
    /** The pictures made for the View have too many bytes. */
    MADE_TOO_LARGE,
    /** What was to be written on a picture does not fit, or is in letters that the font lacks. */
    UNWRITABLE_TEXT,
    /** A Perturbation of a third party broke a rule of the catalogue, or threw. */
    BROKEN;

    /** For a metric: {@code too-many-pixels}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause that a picture without pixels is for a View. */
    public static Cause of(Decoding.Cause cause) {
      return switch (cause) {
        case MISSING -> PICTURE_MISSING;
        case UNREADABLE -> PICTURE_UNREADABLE;
        case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
        case UNSUPPORTED -> PICTURE_UNSUPPORTED;
      };
    }
  }
}
