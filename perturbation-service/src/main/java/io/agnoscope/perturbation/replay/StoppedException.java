package io.agnoscope.perturbation.replay;

/** The replay is to end. */
final class StoppedException extends Exception {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped", null, false, false);
  }
}
