package io.agnoscope.trainer.domain.run;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next run starts.
 *
 * @param examples new hard examples that it takes
 * @param warmUp how long after the start of the service the first may start: the serving checkpoint
 *     is first to be seen at work
 * @param cooldown how long after the end of a run the next may start
 * @param retry the same after a run whose Candidate was rejected: what serves is as fragile as
 *     before, so that waiting long helps nobody
 */
public record RunTrigger(int examples, Duration warmUp, Duration cooldown, Duration retry) {

  public RunTrigger {
    if (examples < 1 || warmUp.isNegative() || cooldown.isNegative() || retry.isNegative()) {
      throw new IllegalArgumentException("a run takes at least one hard example, and no past");
    }
  }

  /**
   * What is missing for the next run.
   *
   * @param have new hard examples so far
   * @param examples that it takes
   * @param notBefore when it may start at the earliest
   * @param due whether it starts now
   */
  public record Next(int have, int examples, Instant notBefore, boolean due) {}

  /**
   * Looks at the clock and the buffer.
   *
   * @param started when the service was ready
   * @param lastRunEnded when the last run ended; {@link Instant#MIN} before the first
   * @param rejected whether the last run's Candidate was rejected
   */
  public Next next(
      int newExamples, Instant started, Instant lastRunEnded, boolean rejected, Instant now) {
    Instant afterWarmUp = started.plus(warmUp);
    Instant afterLast =
        lastRunEnded.equals(Instant.MIN)
            ? Instant.MIN
            : lastRunEnded.plus(rejected ? retry : cooldown);
    Instant notBefore = afterWarmUp.isAfter(afterLast) ? afterWarmUp : afterLast;
    return new Next(
        newExamples, examples, notBefore, newExamples >= examples && !now.isBefore(notBefore));
  }
}
