package io.agnoscope.embedded;

/** Something that the user can mend: one clear sentence for the terminal, and an exit code. */
public final class UserFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public UserFailure(String sentence) {
    this(sentence, 1);
  }

  public UserFailure(String sentence, int exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What the command ends with. */
  public int exitCode() {
    return exitCode;
  }
}
