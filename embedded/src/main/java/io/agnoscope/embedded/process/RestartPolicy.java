package io.agnoscope.embedded.process;

import java.time.Duration;

/**
 * When a child that died is started again: after 1, 2, 4 ... 30 s, from 1 s again once it had held
 * out for a minute. It never gives up, but tells when a child does not come up at all.
 */
public final class RestartPolicy {
  /** Quick exits in a row after which it is more likely a wrong setting than an accident. */
  public static final int SUSPICIOUS = 5;

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration HELD_OUT = Duration.ofMinutes(1);

  private int quickExits;

  /**
   * What to do after an exit.
   *
   * @param delay to wait before the next start
   * @param quickExits how often in a row it exited soon after its start
   */
  public record Decision(Duration delay, int quickExits) {
    public boolean suspicious() {
      return quickExits >= SUSPICIOUS;
    }
  }

  /**
   * Says what to do after an exit.
   *
   * @param lifetime from the start of the process to its exit
   */
  public Decision afterExit(Duration lifetime) {
    quickExits = lifetime.compareTo(HELD_OUT) >= 0 ? 1 : quickExits + 1;
    int doublings = Math.min(quickExits - 1, 5);
    Duration delay = FIRST.multipliedBy(1L << doublings);
    return new Decision(delay.compareTo(LONGEST) > 0 ? LONGEST : delay, quickExits);
  }
}
