package io.agnoscope.scoring.statistics;

/** Whether there is enough in a window to say something. */
public enum Validity {
  VALID,
  INSUFFICIENT;

  /** VALID from {@code minimum} observations on. */
  public static Validity of(long observations, long minimum) {
    return observations >= minimum ? VALID : INSUFFICIENT;
  }
}
