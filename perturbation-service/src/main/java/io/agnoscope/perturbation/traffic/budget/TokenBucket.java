package io.agnoscope.perturbation.traffic.budget;

/**
 * Lets so much through a second, and after a pause a second's worth at once. What is larger than
 * what is there goes through on credit, so that nothing is too large for ever; over any time t no
 * more than perSecond·t, one second's worth and one amount go through. Not thread-safe.
 */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double capacity;
  private double available;
  private long at;

  /** A full bucket; perSecond is more than 0. */
  TokenBucket(double perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.capacity = Math.max(1, perSecond);
    this.available = capacity;
    this.at = nowNanos;
  }

  /** Whether anything may go through. */
  boolean open(long nowNanos) {
    long passed = Math.max(0, nowNanos - at);
    available = Math.min(capacity, available + passed / NANOS * perSecond);
    at += passed;
    return available > 0;
  }

  /** Lets an amount through. */
  void take(double amount) {
    available -= amount;
  }
}
