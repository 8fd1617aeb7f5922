package io.agnoscope.perturbation.openai;

/** Carries an {@link UnsupportedKind} out of the nested parts of reading. */
final class UnsupportedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final UnsupportedKind kind;

  UnsupportedException(UnsupportedKind kind) {
    super(kind.label(), null, false, false);
    this.kind = kind;
  }

  UnsupportedKind kind() {
    return kind;
  }
}
