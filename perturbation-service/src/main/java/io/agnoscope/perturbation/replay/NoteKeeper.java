package io.agnoscope.perturbation.replay;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has how a replay stands noted every few seconds. What cannot be noted holds up no replay. */
final class NoteKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(NoteKeeper.class);

  /** A note that is older by some of these is of a replay that nobody runs any more. */
  static final Duration EVERY = Duration.ofSeconds(5);

  private final ReplayNotes notes;
  private final ReplayPause pause;
  private long due;

  NoteKeeper(ReplayNotes notes, ReplayPause pause) {
    this.notes = notes;
    this.pause = pause;
  }

  void keep(ReplayStatus status) throws InterruptedException {
    due = pause.now() + EVERY.toNanos();
    try {
      notes.keep(status);
    } catch (BrokerAwayException e) {
      LOG.warn("how a replay stands could not be noted error={}", String.valueOf(e.getCause()));
    }
  }

  void keepNowAndThen(Supplier<ReplayStatus> status) throws InterruptedException {
    if (pause.now() - due >= 0) {
      keep(status.get());
    }
  }

  /** The same on the way out, where an interruption has been taken note of. */
  void keepLast(ReplayStatus status) {
    try {
      keep(status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
