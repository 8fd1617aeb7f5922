package io.agnoscope.stimuli.image;

/** What came of looking at an encoded picture. */
public sealed interface Decoding {

  /** Its pixels. */
  record Pixels(Bitmap bitmap) implements Decoding {}

  /** No pixels to work on. */
  record Unusable(Cause cause) implements Decoding {}

  /** Why a picture gives no pixels. */
  enum Cause {
    /** The bytes are not at hand. */
    MISSING,
    /** The bytes are no picture, or a damaged one. */
    UNREADABLE,
    /** More pixels than are worked on. */
    TOO_MANY_PIXELS,
    /**
     * What a model would see of it depends on who decodes it: transparent, to be turned by its EXIF
     * orientation, animated, or of a format that the JDK does not read.
     */
    UNSUPPORTED
  }
}
