package io.agnoscope.perturbation.replay;

/** The broker was away for longer than a replay waits. */
final class PatienceEndedException extends Exception {

  private static final long serialVersionUID = 1L;

  PatienceEndedException(BrokerAwayException cause) {
    super("the broker was away for too long", cause);
  }
}
