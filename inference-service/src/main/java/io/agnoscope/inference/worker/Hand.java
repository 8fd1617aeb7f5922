package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Trials that one lane has, each with its running work. Used by one thread. */
final class Hand {

  private static final Logger LOG = LoggerFactory.getLogger(Hand.class);

  private final Function<Delivery, Future<Settlement>> start;
  private final Map<Delivery.Place, Held> held = new LinkedHashMap<>();

  /**
   * An empty hand.
   *
   * @param start sets work going; cancelled when the Trial is lost
   */
  Hand(Function<Delivery, Future<Settlement>> start) {
    this.start = start;
  }

  /** Whether there is nothing in it. */
  boolean isEmpty() {
    return held.isEmpty();
  }

  /** How many Trials are in it. */
  int size() {
    return held.size();
  }

  /**
   * Takes what a poll gave: work on what it had goes on, what is new is started, and what does not
   * come any more is ended.
   *
   * @return how many were lost
   */
  int take(List<Delivery> deliveries) {
    Set<Delivery.Place> lost = new HashSet<>(held.keySet());
    for (Delivery delivery : deliveries) {
      Held before = held.get(delivery.place());
      lost.remove(delivery.place());
      held.put(
          delivery.place(),
          new Held(delivery, before == null ? start.apply(delivery) : before.work()));
    }
    for (Delivery.Place place : lost) {
      Held gone = held.remove(place);
      if (gone != null) {
        gone.work().cancel(true);
      }
    }
    return lost.size();
  }

  /**
   * Waits until all work is done.
   *
   * @return whether it is; false when the patience ended first
   */
  boolean await(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (Held one : held.values()) {
      try {
        one.work().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException | CancellationException e) {
        LOG.debug("work in hand ended without a settlement", e);
      }
    }
    return true;
  }

  /** What is to become of each; what is not renewed leaves the hand. */
  List<Settled> settle() {
    List<Settled> settled =
        held.values().stream()
            .map(one -> new Settled(one.delivery(), settlement(one.work())))
            .toList();
    settled.stream()
        .filter(one -> one.settlement() != Settlement.RENEW)
        .forEach(one -> held.remove(one.delivery().place()));
    return settled;
  }

  private static Settlement settlement(Future<Settlement> work) {
    return switch (work.state()) {
      case RUNNING -> Settlement.RENEW;
      case SUCCESS -> work.resultNow();
      case CANCELLED -> Settlement.RELEASE;
      case FAILED -> {
        LOG.error("a Trial's work broke off, it is handed back", work.exceptionNow());
        yield Settlement.RELEASE;
      }
    };
  }

  /** Ends all work; what was not done is handed back when it is settled next. */
  void end() {
    held.values().forEach(one -> one.work().cancel(true));
  }

  /** Ends all work and forgets it. */
  void abandon() {
    end();
    held.clear();
  }

  /** A delivery and what becomes of it. */
  record Settled(Delivery delivery, Settlement settlement) {}

  private record Held(Delivery delivery, Future<Settlement> work) {}
}
