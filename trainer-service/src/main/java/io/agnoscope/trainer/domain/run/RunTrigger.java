package io.agnoscope.trainer.domain.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a run starts by itself: enough new hard examples or an alert, past the warm-up, and past the
 * pause after the last one.
 *
 * @param examples new hard examples that a run takes
 * @param warmUp no run starts earlier than this after the service is ready
 * @param cooldown no run starts earlier than this after the last one ended
 * @param retry the same, after a Candidate was rejected
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
   * @param alert what an alert says that asks for a run; null when none does
   * @param notBefore when it may start at the earliest
   * @param due whether it starts now
   */
  public record Next(
      int have, int examples, @Nullable String alert, Instant notBefore, boolean due) {

    /** What starts it. */
    public RunCause cause() {
      return alert == null ? RunCause.hardExamples(have) : RunCause.alert(alert);
    }
  }

  /**
   * What has come up since the last run.
   *
   * @param newExamples hard examples
   * @param alert the reason of an alert that asks for a run
   */
  public record News(int newExamples, Optional<String> alert) {}

  /**
   * Looks at the clock and at what has come up.
   *
   * @param started when the service was ready
   * @param lastRunEnded when the last run ended; {@link Instant#MIN} before the first
   * @param rejected whether the last run's Candidate was rejected
   */
  public Next next(
      News news, Instant started, Instant lastRunEnded, boolean rejected, Instant now) {
    Instant afterWarmUp = started.plus(warmUp);
    Instant afterLast =
        lastRunEnded.equals(Instant.MIN)
            ? Instant.MIN
            : lastRunEnded.plus(rejected ? retry : cooldown);
    Instant notBefore = afterWarmUp.isAfter(afterLast) ? afterWarmUp : afterLast;
    boolean wanted = news.newExamples() >= examples || news.alert().isPresent();
    return new Next(
        news.newExamples(),
        examples,
        news.alert().orElse(null),
        notBefore,
        wanted && !now.isBefore(notBefore));
  }
}
