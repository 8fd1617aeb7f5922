package io.agnoscope.vlm;

/** A checkpoint that cannot be used; the message says why. */
public final class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 2;

  /** In what way a checkpoint does not fit. */
  public enum Misfit {
    /** The manifest or the weights are not there. */
    MISSING_FILE,
    /** A file is there and cannot be read. */
    UNREADABLE_FILE,
    /** A file is larger than any checkpoint of this network. */
    FILE_TOO_LARGE,
    /** The manifest is no JSON, or lacks what every manifest says. */
    UNREADABLE_MANIFEST,
    /** The weights do not hash to what the manifest says. */
    SHA256_DIFFERS,
    /** The vocabulary does not hash to what the manifest says. */
    VOCABULARY_DIFFERS,
    /** The manifest names sizes of a network that this build does not have. */
    UNSUPPORTED_ARCHITECTURE,
    /** The weights are no safetensors file of finite 32-bit floats. */
    UNREADABLE_WEIGHTS,
    /** The weights hold more or fewer bytes or numbers than said. */
    SIZE_DIFFERS,
    /** The weights lack an array, have one too many, or one of another shape. */
    SHAPE_DIFFERS,
    /** Anything else. */
    UNUSABLE
  }

  private final Misfit misfit;

  public CheckpointException(String message) {
    this(Misfit.UNUSABLE, message);
  }

  public CheckpointException(String message, Throwable cause) {
    this(Misfit.UNUSABLE, message, cause);
  }

  public CheckpointException(Misfit misfit, String message) {
    super(message);
    this.misfit = misfit;
  }

  public CheckpointException(Misfit misfit, String message, Throwable cause) {
    super(message, cause);
    this.misfit = misfit;
  }

  /** In what way it does not fit. */
  public Misfit misfit() {
    return misfit;
  }
}
