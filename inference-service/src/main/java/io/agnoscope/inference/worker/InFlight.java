package io.agnoscope.inference.worker;

/**
 * What is being worked on.
 *
 * @param trials in hand
 * @param waiting those of them that wait for a model or a store that is away
 * @param bytes that they hold
 */
public record InFlight(int trials, int waiting, long bytes) {

  /** Nothing is worked on. */
  public static final InFlight NONE = new InFlight(0, 0, 0);
}
