package io.agnoscope.perturbation.trial;

/** No Trial can be made of a record, now or ever. */
public final class UnusableSampleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String cause;

  /**
   * Says why.
   *
   * @param cause a short, bounded name, fit to be a metric label
   * @param detail for a person; never holds payload
   */
  public UnusableSampleException(String cause, String detail) {
    super(detail, null, false, false);
    this.cause = cause;
  }

  /** The name of the reason. */
  public String label() {
    return cause;
  }

  /** The reason for a person. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
