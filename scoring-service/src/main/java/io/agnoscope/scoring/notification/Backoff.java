package io.agnoscope.scoring.notification;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between tries: twice as long each time up to the longest, and of that between a half and
 * all by chance, so that those who wait for the same do not come back together.
 *
 * @param first the first wait
 * @param longest the longest wait
 * @param giveUpAfter how old something becomes before it is given up
 */
record Backoff(Duration first, Duration longest, Duration giveUpAfter) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * How long to wait after a failure.
   *
   * @param failures how many there were before it
   * @param atLeast how long the receiver wants to be left alone
   */
  Duration wait(int failures, Duration atLeast, RandomGenerator random) {
    double doubled = (double) first.toMillis() * Math.pow(2, Math.min(failures, MOST_DOUBLINGS));
    double most = Math.min(doubled, (double) longest.toMillis());
    Duration wait = Duration.ofMillis(Math.round(most * (0.5 + 0.5 * random.nextDouble())));
    return wait.compareTo(atLeast) < 0 ? atLeast : wait;
  }
}
