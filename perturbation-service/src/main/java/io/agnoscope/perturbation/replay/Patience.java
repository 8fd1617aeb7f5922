package io.agnoscope.perturbation.replay;

import io.agnoscope.perturbation.trial.UnusableSampleException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again while the broker is away, for so long. */
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final ReplayParts parts;
  private final ReplayTally tally;
  private final ReplayPause pause;

  Patience(ReplayParts parts, ReplayTally tally, ReplayPause pause) {
    this.parts = parts;
    this.tally = tally;
    this.pause = pause;
  }

  /** Something that the broker is asked for. */
  interface Step<T> {
    T take() throws BrokerAwayException, InterruptedException;
  }

  /** Something that the broker is given. */
  interface UnusableStep {
    void take() throws UnusableSampleException, BrokerAwayException, InterruptedException;
  }

  <T> T with(Step<T> step) throws StoppedException, PatienceEndedException, InterruptedException {
    Attempts attempts = new Attempts();
    while (true) {
      pause.of(Duration.ZERO);
      try {
        T result = step.take();
        attempts.over();
        return result;
      } catch (BrokerAwayException e) {
        attempts.failed(e);
      }
    }
  }

  void withUnusable(UnusableStep step)
      throws UnusableSampleException,
          StoppedException,
          PatienceEndedException,
          InterruptedException {
    Attempts attempts = new Attempts();
    while (true) {
      pause.of(Duration.ZERO);
      try {
        step.take();
        attempts.over();
        return;
      } catch (BrokerAwayException e) {
        attempts.failed(e);
      }
    }
  }

  /** Failures in a row, with growing waits between. */
  private final class Attempts {

    private final long since = pause.now();
    private int failures;

    private void failed(BrokerAwayException e)
        throws PatienceEndedException, StoppedException, InterruptedException {
      if (pause.now() - since >= parts.patience().toNanos()) {
        throw new PatienceEndedException(e);
      }
      if (failures == 0) {
        LOG.warn("a replay waits for the broker error={}", String.valueOf(e.getCause()));
      }
      parts.counts().replayHeldUp();
      tally.waitingFor("broker");
      Duration wait = ReplayPause.SHORT.multipliedBy(1L << Math.min(failures, 5));
      failures++;
      pause.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private void over() {
      if (failures > 0) {
        tally.waitingFor(null);
      }
    }
  }
}
