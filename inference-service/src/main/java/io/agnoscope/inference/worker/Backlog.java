package io.agnoscope.inference.worker;

/**
 * Trials that wait for an answer.
 *
 * @param trials how many, over all partitions
 * @param oldestSeconds age of the oldest of them, 0 when there is none
 */
public record Backlog(long trials, double oldestSeconds) {

  /** Nothing waits. */
  public static final Backlog NONE = new Backlog(0, 0);
}
