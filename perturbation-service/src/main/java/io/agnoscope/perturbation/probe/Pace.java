package io.agnoscope.perturbation.probe;

/**
 * Says how many Probes are due. After a pause it does not catch up: what was due beyond a short
 * allowance is given up and counted, so that a target that comes back is not flooded. Not
 * thread-safe.
 */
public final class Pace {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double allowance;
  private long last;
  private double owed;

  /**
   * A pace that begins now.
   *
   * @param perSecond Probes per second, more than 0
   * @param allowanceSeconds how long a pause is made good for
   * @param nowNanos a monotonic clock's reading
   */
  public Pace(double perSecond, double allowanceSeconds, long nowNanos) {
    if (!(perSecond > 0) || !(allowanceSeconds > 0)) {
      throw new IllegalArgumentException("a pace and its allowance are more than 0");
    }
    this.perSecond = perSecond;
    this.allowance = Math.max(1, perSecond * allowanceSeconds);
    this.last = nowNanos;
  }

  /** Probes to make now, and those given up since the last call. */
  public Due due(long nowNanos) {
    owed += Math.max(0, nowNanos - last) / NANOS_PER_SECOND * perSecond;
    last = nowNanos;
    long skipped = 0;
    if (owed > allowance) {
      skipped = (long) (owed - allowance);
      owed -= skipped;
    }
    int now = (int) Math.min(owed, allowance);
    owed -= now;
    return new Due(now, skipped);
  }

  /** What is due, and what was given up. */
  public record Due(int now, long skipped) {}
}
