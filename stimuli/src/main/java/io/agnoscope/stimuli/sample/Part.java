package io.agnoscope.stimuli.sample;

/** A piece of a message: text, or the place of an image. */
public sealed interface Part {

  /** Whether a perturbation put this part there. */
  boolean inserted();

  /** A run of text. */
  record Text(String text, boolean inserted) implements Part {

    /** Text that belongs to the Sample. */
    public Text(String text) {
      this(text, false);
    }
  }

  /** The place of an image, named by the SHA-256 (lower-case hex) of its encoded bytes. */
  record Picture(String sha256, boolean inserted) implements Part {

    /** An image that belongs to the Sample. */
    public Picture(String sha256) {
      this(sha256, false);
    }
  }
}
