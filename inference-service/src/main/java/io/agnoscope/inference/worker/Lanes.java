package io.agnoscope.inference.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** All lanes of a worker, with a thread each; Trials have virtual threads. */
final class Lanes {

  /** How often one lane takes Trials although what they need seems to be away. */
  static final Duration LET_THROUGH_EVERY = Duration.ofSeconds(30);

  private final ExecutorService trials =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("agnoscope-trial-", 0).factory());
  private final List<Lane> lanes;
  private final List<Thread> threads;

  /**
   * Lanes that do not run yet.
   *
   * @param feeds makes a member of the group for the lane of that number
   */
  Lanes(
      int count,
      IntFunction<TrialFeed> feeds,
      TrialHandler handler,
      ModelGate gate,
      Drain drain,
      WorkerEvents events,
      InstantSource clock) {
    this.lanes =
        IntStream.range(0, count)
            .mapToObj(number ->
                new Lane(() -> feeds.apply(number), handler, trials, gate, drain, events, clock))
            .toList();
    this.threads =
        IntStream.range(0, count)
            .mapToObj(number ->
                Thread.ofPlatform().name("agnoscope-lane-" + number).unstarted(lanes.get(number)))
            .toList();
  }

  /** Has them take Trials. */
  void start() {
    threads.forEach(Thread::start);
  }

  /** Whether every lane takes Trials. */
  boolean polling() {
    return lanes.stream().allMatch(Lane::polling);
  }

  /** Whether every lane that was started goes round. */
  boolean alive(Duration patience, InstantSource clock) {
    return IntStream.range(0, lanes.size())
        .allMatch(number ->
            threads.get(number).getState() == Thread.State.NEW
                || (threads.get(number).isAlive()
                    && lanes.get(number).heartbeat().plus(patience).isAfter(clock.instant())));
  }

  /** Trials in hand. */
  int inHand() {
    return lanes.stream().mapToInt(Lane::inHand).sum();
  }

  /** Waits for the lanes after the drain has begun; false when the patience ends first. */
  boolean join(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    boolean ended =
        threads.stream()
            .allMatch(thread ->
                Threads.join(thread, Duration.ofNanos(Math.max(1, until - System.nanoTime()))));
    trials.shutdownNow();
    return ended;
  }
}
