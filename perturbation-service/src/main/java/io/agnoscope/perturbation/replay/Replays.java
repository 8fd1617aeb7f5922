package io.agnoscope.perturbation.replay;

import io.agnoscope.perturbation.ingest.RefusalCause;
import io.agnoscope.perturbation.ingest.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replays: one at a time, and what became of those before. One that another instance runs, as
 * far as its notes tell, keeps this one from running another. Thread-safe.
 */
public final class Replays implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

  /** Without a note for so long a replay is taken to have ended with its service. */
  private static final Duration SILENCE = NoteKeeper.EVERY.multipliedBy(6);

  /** Ended replays that are told of. */
  private static final int TOLD = 100;

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final ReplayParts parts;
  private final Supplier<ReplayPause> pauses;
  private @Nullable ReplayRun latest;
  private @Nullable Thread worker;

  public Replays(ReplayParts parts) {
    this(parts, ReplayPause::new);
  }

  Replays(ReplayParts parts, Supplier<ReplayPause> pauses) {
    this.parts = parts;
    this.pauses = pauses;
  }

  /**
   * Starts a replay. A run that was replayed before goes on under its name: what is asked again is
   * the same Trial, and its answers count once.
   *
   * @throws RefusedException when one is running, or it is not known whether one is
   */
  public synchronized ReplayStatus start(ReplayOrder order)
      throws RefusedException, InterruptedException {
    Optional<ReplayStatus> running = all().stream().filter(ReplayStatus::running).findFirst();
    if (running.isPresent()) {
      throw new RefusedException(
          RefusalCause.REPLAY_RUNNING,
          "the replay " + running.get().run() + " is running, and one runs at a time");
    }
    ReplayRun run = new ReplayRun(order, parts, pauses.get());
    latest = run;
    worker = Thread.ofPlatform().name("agnoscope-replay").daemon().start(run);
    return run.status();
  }

  /**
   * Every replay that is known of, the newest first.
   *
   * @throws RefusedException when what other instances did cannot be read now
   */
  public synchronized List<ReplayStatus> all() throws RefusedException, InterruptedException {
    Map<String, ReplayStatus> byRun = new HashMap<>();
    for (ReplayStatus note : notes()) {
      boolean silent = note.at().plus(SILENCE).isBefore(parts.clock().instant());
      byRun.put(note.run(), note.running() && silent ? note.interrupted() : note);
    }
    ReplayRun own = latest;
    if (own != null) {
      ReplayStatus status = own.status();
      byRun.put(status.run(), status);
    }
    return byRun.values().stream()
        .sorted(Comparator.comparing(ReplayStatus::startedAt).reversed())
        .limit(TOLD)
        .toList();
  }

  /** The replay of a run, if it is known of. */
  public synchronized Optional<ReplayStatus> find(String run)
      throws RefusedException, InterruptedException {
    ReplayRun own = latest;
    if (own != null && own.status().run().equals(run)) {
      return Optional.of(own.status());
    }
    return all().stream().filter(status -> status.run().equals(run)).findFirst();
  }

  /**
   * Calls a replay off. One that ended stays as it is.
   *
   * @return how it stood just then, empty when there is none of the name
   * @throws RefusedException when another instance runs it
   */
  public synchronized Optional<ReplayStatus> cancel(String run)
      throws RefusedException, InterruptedException {
    Optional<ReplayStatus> found = find(run);
    if (found.isPresent() && found.get().running()) {
      ReplayRun own = latest;
      if (own == null || !own.status().run().equals(run)) {
        throw new RefusedException(
            RefusalCause.REPLAY_RUNNING, "another instance runs it, and can call it off");
      }
      own.stop(ReplayState.CANCELLED);
      join();
      return Optional.of(own.status());
    }
    return found;
  }

  /** Ends the replay that is running, which is then interrupted. */
  @Override
  public void close() {
    ReplayRun own;
    synchronized (this) {
      own = latest;
    }
    if (own != null) {
      own.stop(ReplayState.INTERRUPTED);
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void join() throws InterruptedException {
    Thread running = worker;
    if (running != null && !running.join(STOP_PATIENCE)) {
      LOG.warn("a replay did not stop in time seconds={}", STOP_PATIENCE.toSeconds());
    }
  }

  private List<ReplayStatus> notes() throws RefusedException, InterruptedException {
    try {
      return new ArrayList<>(parts.notes().kept());
    } catch (BrokerAwayException e) {
      throw new RefusedException(
          RefusalCause.BROKER_AWAY, "the broker is away, and with it what is known of replays");
    }
  }
}
