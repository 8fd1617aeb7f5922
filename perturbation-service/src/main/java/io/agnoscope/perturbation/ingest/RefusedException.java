package io.agnoscope.perturbation.ingest;

/**
 * Carries a {@link Refusal} out of the nested parts of reading; {@link SampleReader} makes it a
 * value.
 */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(RefusalCause cause, String reason) {
    super(cause.label(), null, false, false);
    this.refusal = new Refusal(cause, reason);
  }

  Refusal refusal() {
    return refusal;
  }
}
