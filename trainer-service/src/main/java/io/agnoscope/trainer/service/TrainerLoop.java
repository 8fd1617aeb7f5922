package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.trainer.domain.run.TrainerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The training thread: gets ready, waits for enough hard examples, runs, and so on. Nothing that
 * goes wrong in it ends it.
 */
public final class TrainerLoop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TrainerLoop.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration BACK_OFF = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** What the loop needs done. */
  public interface Work {

    /**
     * Gets everything ready.
     *
     * @return when the last run of an earlier life ended; {@link Instant#MIN} when there was none
     */
    Instant prepare();

    /** Does one run, and never throws. */
    RunReport run(BooleanSupplier stopped, Consumer<TrainerState> states);
  }

  private final Object lock = new Object();
  private final Semaphore wake = new Semaphore(0);
  private final Work work;
  private final RunTrigger trigger;
  private final ToIntFunction<Instant> examplesSince;
  private final InstantSource clock;
  private final int nice;
  private final Thread thread;
  private TrainerState state = new TrainerState.Starting("the broker");
  private boolean paused;
  private boolean closing;
  private @Nullable Instant ready;
  private Instant lastRunEnded = Instant.MIN;
  private @Nullable RunReport lastRun;

  /**
   * A loop that has not begun.
   *
   * @param examplesSince how many hard examples there are from after a moment
   * @param nice niceness of the thread
   */
  public TrainerLoop(
      Work work,
      RunTrigger trigger,
      ToIntFunction<Instant> examplesSince,
      InstantSource clock,
      int nice,
      boolean paused) {
    this.work = work;
    this.trigger = trigger;
    this.examplesSince = examplesSince;
    this.clock = clock;
    this.nice = nice;
    this.paused = paused;
    this.thread = Thread.ofPlatform().daemon().name("training").unstarted(this::live);
  }

  /**
   * What the trainer is doing now.
   *
   * @param ready whether it got past its start
   * @param next what is missing for the next run; null before it is ready
   * @param lastRun null before the first in this life
   */
  public record Snapshot(
      TrainerState state,
      boolean ready,
      boolean paused,
      RunTrigger.@Nullable Next next,
      @Nullable RunReport lastRun) {}

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** What it is doing. */
  public Snapshot snapshot() {
    synchronized (lock) {
      Instant since = ready;
      return new Snapshot(
          state, since != null, paused, since == null ? null : next(since), lastRun);
    }
  }

  /** Starts no further run, and gives up the one that is under way. */
  public void pause() {
    synchronized (lock) {
      paused = true;
      if (ready != null && !busy()) {
        state = new TrainerState.Paused();
      }
      wake.release();
    }
  }

  /** Starts runs again. */
  public void resume() {
    synchronized (lock) {
      paused = false;
      if (state instanceof TrainerState.Paused) {
        state = new TrainerState.Waiting();
      }
      wake.release();
    }
  }

  /** Gives up what is under way and ends the thread. */
  @Override
  public void close() {
    synchronized (lock) {
      closing = true;
      wake.release();
      if (ready == null) {
        // It may be waiting for a broker that is not there.
        thread.interrupt();
      }
    }
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        LOG.warn("The training thread did not stop in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    LowPriority.apply(nice);
    prepare();
    while (rest(TICK)) {
      if (due()) {
        finish(work.run(this::stopped, this::show));
      }
    }
  }

  private void prepare() {
    while (!isClosing()) {
      try {
        Instant earlier = work.prepare();
        synchronized (lock) {
          lastRunEnded = earlier;
          ready = clock.instant();
          state = paused ? new TrainerState.Paused() : new TrainerState.Waiting();
        }
        return;
      } catch (RuntimeException e) {
        if (!isClosing()) {
          LOG.warnf("The trainer cannot start yet; will try again. cause=%s", e.toString());
          show(new TrainerState.Starting(String.valueOf(e.getMessage())));
        }
      }
      if (!rest(BACK_OFF)) {
        return;
      }
    }
  }

  private boolean due() {
    synchronized (lock) {
      return ready != null && !paused && next(ready).due();
    }
  }

  private RunTrigger.Next next(Instant since) {
    boolean rejected = lastRun != null && lastRun.outcome() == RunOutcome.REJECTED;
    return trigger.next(
        examplesSince.applyAsInt(lastRunEnded), since, lastRunEnded, rejected, clock.instant());
  }

  private void finish(RunReport report) {
    synchronized (lock) {
      lastRun = report;
      lastRunEnded = report.ended();
      state =
          switch (report.outcome()) {
            case FAILED -> new TrainerState.Failed(report.reason(), report.ended());
            case PROMOTED, REJECTED, STOPPED ->
                paused ? new TrainerState.Paused() : new TrainerState.Waiting();
          };
    }
    LOG.infof(
        "A training run ended. version=%d outcome=%s reason=%s",
        report.version(), report.outcome(), report.reason());
  }

  private boolean busy() {
    return state instanceof TrainerState.Training || state instanceof TrainerState.Evaluating;
  }

  private void show(TrainerState now) {
    synchronized (lock) {
      state = now;
    }
  }

  private boolean stopped() {
    synchronized (lock) {
      return closing || paused;
    }
  }

  private boolean isClosing() {
    synchronized (lock) {
      return closing;
    }
  }

  /** Waits, or is woken; false when it is time to end. */
  private boolean rest(Duration atMost) {
    try {
      if (!isClosing() && wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
      return !isClosing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
