package io.agnoscope.perturbation.traffic.budget;

/**
 * Keeps traffic from a target that is behind: opens when more Trials wait than it may have waiting,
 * and closes when fewer than half of that do.
 */
public final class Breaker {

  private final long maxBacklog;
  private volatile boolean open;
  private volatile long waiting;

  Breaker(long maxBacklog) {
    this.maxBacklog = maxBacklog;
  }

  /** Says how many Trials wait. While nobody says anything, the breaker stays as it is. */
  public void backlog(long trials) {
    waiting = trials;
    if (trials > maxBacklog) {
      open = true;
    } else if (trials < (maxBacklog + 1) / 2) {
      open = false;
    }
  }

  /** Trials that waited when somebody last said so; 0 before. */
  public long waiting() {
    return waiting;
  }

  /** Whether the target is left alone. */
  public boolean open() {
    return open;
  }
}
