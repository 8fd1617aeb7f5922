package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerMetrics.RunOutcome;
import io.agnoscope.trainer.domain.run.Order;
import io.agnoscope.trainer.domain.run.RunCause;
import io.agnoscope.trainer.domain.run.RunTrigger;
import io.agnoscope.trainer.domain.run.TrainerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /** Whether a run makes sense now. */
    default boolean mayRun() {
      return true;
    }

    /**
     * Finishes the run that an earlier life left unfinished, and never throws.
     *
     * @return empty when there is none
     */
    Optional<RunReport> resume(Supplier<Order> orders, Consumer<TrainerState> states);

    /**
     * Does one run, and never throws.
     *
     * @param seed instead of the configured one
     */
    RunReport run(
        RunCause cause, OptionalLong seed, Supplier<Order> orders, Consumer<TrainerState> states);

    /** What has come up since a moment that a run may start for. */
    RunTrigger.News news(Instant since);
  }

  private record Ordered(RunCause cause, OptionalLong seed) {}

  private final Object lock = new Object();
  private final Semaphore wake = new Semaphore(0);
  private final Work work;
  private final RunTrigger trigger;
  private final InstantSource clock;
  private final int nice;
  private final Thread thread;
  private TrainerState state = new TrainerState.Starting("the broker");
  private @Nullable String pausedBecause;
  private boolean closing;
  private boolean leftUnfinished = true;
  private @Nullable Ordered ordered;
  private @Nullable Ordered again;
  private @Nullable Instant ready;
  private Instant lastRunEnded = Instant.MIN;
  private @Nullable RunReport lastRun;

  /**
   * A loop that has not begun.
   *
   * @param nice niceness of the thread
   */
  public TrainerLoop(Work work, RunTrigger trigger, InstantSource clock, int nice, boolean paused) {
    this.work = work;
    this.trigger = trigger;
    this.clock = clock;
    this.nice = nice;
    this.pausedBecause = paused ? "agnoscope.trainer.enabled is false (--no-train)" : null;
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
          state, since != null, pausedBecause != null, since == null ? null : next(since), lastRun);
    }
  }

  /**
   * Orders a run, whatever the trigger says.
   *
   * @param seed instead of the configured one
   * @return why there is none, or empty when it starts
   */
  public Optional<String> train(String why, OptionalLong seed) {
    synchronized (lock) {
      if (pausedBecause != null) {
        return Optional.of("the trainer is paused: resume it first");
      }
      if (ready == null || closing) {
        return Optional.of("the trainer is starting or stopping");
      }
      if (busy() || ordered != null || again != null || leftUnfinished) {
        return Optional.of("a run is under way");
      }
      ordered = new Ordered(RunCause.operator(why), seed);
      wake.release();
      return Optional.empty();
    }
  }

  /** Gives up the run under way, if there is one, and orders another in its place. */
  public void startOver(String why) {
    synchronized (lock) {
      again = new Ordered(RunCause.operator(why), OptionalLong.empty());
      wake.release();
    }
  }

  /** Starts no further run, and gives up the one that is under way. */
  public void pause(String why) {
    synchronized (lock) {
      pausedBecause = why;
      ordered = null;
      if (ready != null && !busy()) {
        state = idle();
      }
      wake.release();
    }
  }

  /** Starts runs again. */
  public void resume() {
    synchronized (lock) {
      pausedBecause = null;
      if (state instanceof TrainerState.Paused) {
        state = idle();
      }
      wake.release();
    }
  }

  /** Suspends what is under way and ends the thread. */
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
      if (resumes()) {
        Optional<RunReport> resumed = work.resume(this::order, this::show);
        synchronized (lock) {
          leftUnfinished = false;
        }
        resumed.ifPresent(this::finish);
      } else {
        due()
            .map(run -> work.run(run.cause(), run.seed(), this::order, this::show))
            .ifPresent(this::finish);
      }
    }
  }

  private boolean resumes() {
    synchronized (lock) {
      return ready != null && pausedBecause == null && leftUnfinished;
    }
  }

  private void prepare() {
    while (!isClosing()) {
      try {
        Instant earlier = work.prepare();
        synchronized (lock) {
          lastRunEnded = earlier;
          ready = clock.instant();
          state = idle();
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

  private Optional<Ordered> due() {
    synchronized (lock) {
      if (ready == null || pausedBecause != null || !work.mayRun()) {
        return Optional.empty();
      }
      if (again != null) {
        ordered = again;
        again = null;
      }
      if (ordered != null) {
        return Optional.of(ordered);
      }
      RunTrigger.Next next = next(ready);
      return next.due()
          ? Optional.of(new Ordered(next.cause(), OptionalLong.empty()))
          : Optional.empty();
    }
  }

  private RunTrigger.Next next(Instant since) {
    boolean rejected = lastRun != null && lastRun.outcome() == RunOutcome.REJECTED;
    return trigger.next(work.news(lastRunEnded), since, lastRunEnded, rejected, clock.instant());
  }

  private void finish(RunReport report) {
    synchronized (lock) {
      ordered = null;
      lastRun = report;
      lastRunEnded = report.ended();
      state =
          switch (report.outcome()) {
            case FAILED -> new TrainerState.Failed(report.reason(), report.ended());
            case PROMOTED, SHADOW, REJECTED, STOPPED, SUSPENDED -> idle();
          };
    }
    LOG.infof(
        "A training run ended. version=%d outcome=%s reason=%s",
        report.version(), report.outcome(), report.reason());
  }

  /** What it is while no run is under way. */
  private TrainerState idle() {
    return pausedBecause == null
        ? new TrainerState.Waiting()
        : new TrainerState.Paused(pausedBecause);
  }

  private boolean busy() {
    return state instanceof TrainerState.Training || state instanceof TrainerState.Evaluating;
  }

  private void show(TrainerState now) {
    synchronized (lock) {
      state = now;
    }
  }

  private Order order() {
    synchronized (lock) {
      if (pausedBecause != null || again != null) {
        return Order.GIVE_UP;
      }
      return closing ? Order.SUSPEND : Order.GO_ON;
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
