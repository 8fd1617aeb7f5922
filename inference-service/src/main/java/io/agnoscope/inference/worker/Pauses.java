package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has Trials wait for what is away: longer after each failure, not all at the same moment, and with
 * the gate closed to others. Any thread.
 */
final class Pauses {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final ModelGate gate;
  private final WorkerEvents events;
  private final Sleep sleep;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong replies = new AtomicLong();

  Pauses(ModelGate gate, WorkerEvents events) {
    this(gate, events, Thread::sleep);
  }

  Pauses(ModelGate gate, WorkerEvents events, Sleep sleep) {
    this.gate = gate;
    this.events = events;
    this.sleep = sleep;
  }

  /** How many Trials wait now. */
  int waiting() {
    return waiting.get();
  }

  /** The model replied to a Trial. */
  void replied() {
    replies.incrementAndGet();
    gate.back();
  }

  /** How often the model replied to any Trial. */
  long replies() {
    return replies.get();
  }

  /** What a Trial asked for is there. */
  void over() {
    gate.back();
  }

  /**
   * Waits.
   *
   * @param atLeast how long
   * @param inARow how many times in a row this Trial is put off, 1 for the first
   */
  void pause(String cause, Duration atLeast, int inARow) throws InterruptedException {
    gate.away();
    events.waiting(cause);
    waiting.incrementAndGet();
    try {
      sleep.sleep(atLeast.plus(beyond(inARow)));
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** From half to the whole of a bound that doubles each time: spread out, and never nothing. */
  static Duration beyond(int inARow) {
    long bound =
        Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(16, Math.max(0, inARow - 1)));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound / 2, bound + 1));
  }

  /** Sleeps. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }
}
