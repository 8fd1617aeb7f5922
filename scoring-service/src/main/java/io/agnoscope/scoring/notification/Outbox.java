package io.agnoscope.scoring.notification;

import io.agnoscope.scoring.query.NotReadyException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be told to one receiver, told in order by a thread of its own, so that a receiver
 * that is away holds up no other. Bounded in number and age. Thread-safe.
 */
final class Outbox implements AutoCloseable {
  /**
   * Something that waits.
   *
   * @param current whether it is still this instance's to tell
   * @param done run once it was told or given up
   */
  record Item(Telling telling, Instant since, BooleanSupplier current, Runnable done) {}

  /**
   * How much waits, and for how long.
   *
   * @param most beyond which the oldest is given up
   */
  record Limits(int most, Backoff backoff) {}

  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final Receiver receiver;
  private final Poster poster;
  private final Limits limits;
  private final NotificationCounter counter;
  private final InstantSource clock;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private final Thread thread;
  private @Nullable Item inHand;
  private boolean stopped;

  Outbox(
      Receiver receiver,
      Poster poster,
      Limits limits,
      NotificationCounter counter,
      InstantSource clock) {
    this.receiver = receiver;
    this.poster = poster;
    this.limits = limits;
    this.counter = counter;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("notify-" + receiver.name()).unstarted(this::run);
  }

  void start() {
    counter.begin(receiver.name());
    thread.start();
  }

  Receiver receiver() {
    return receiver;
  }

  /** Puts something at the end; the oldest goes when there is too much. */
  void add(Item item) {
    Item dropped = null;
    synchronized (waiting) {
      waiting.addLast(item);
      if (waiting.size() > limits.most()) {
        dropped = waiting.removeFirst();
      }
      waiting.notifyAll();
    }
    if (dropped != null) {
      giveUp(dropped, Cause.QUEUE_FULL);
    }
  }

  /** Whether nothing waits or is under way. */
  boolean idle() {
    synchronized (waiting) {
      return inHand == null && waiting.isEmpty();
    }
  }

  /** Stops; what waits is not told and not done. */
  @Override
  public void close() {
    synchronized (waiting) {
      stopped = true;
      waiting.clear();
      waiting.notifyAll();
    }
    thread.interrupt();
    try {
      boolean ended = thread.join(STOP_WITHIN);
      LOG.debugf("An outbox closed receiver=%s ended=%s", receiver.name(), ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Item item = next(); item != null; item = next()) {
        deliver(item);
        synchronized (waiting) {
          inHand = null;
        }
      }
    } catch (InterruptedException e) {
      LOG.debugf("An outbox was interrupted receiver=%s", receiver.name());
    }
  }

  private @Nullable Item next() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !stopped) {
        waiting.wait();
      }
      inHand = stopped ? null : waiting.removeFirst();
      return inHand;
    }
  }

  private void deliver(Item item) throws InterruptedException {
    for (int failures = 0; item.current().getAsBoolean(); failures++) {
      switch (attempt(item)) {
        case Attempt.Delivered delivered -> {
          end(item, NotificationCounter.DELIVERED);
          return;
        }
        case Attempt.NotNeeded notNeeded -> {
          end(item, NotificationCounter.NOT_NEEDED);
          return;
        }
        case Attempt.Refused(Cause cause) -> {
          giveUp(item, cause);
          return;
        }
        case Attempt.Failed(Cause cause, Duration retryAfter) -> {
          Duration wait = limits.backoff().wait(failures, retryAfter, RandomGenerator.getDefault());
          Instant end = item.since().plus(limits.backoff().giveUpAfter());
          if (clock.instant().plus(wait).isAfter(end)) {
            giveUp(item, cause);
            return;
          }
          counter.count(receiver.name(), NotificationCounter.RETRIED);
          Thread.sleep(wait);
        }
      }
    }
  }

  private Attempt attempt(Item item) throws InterruptedException {
    try {
      Optional<HttpRequest> request = receiver.request(item.telling(), clock.instant());
      return request.isPresent() ? poster.post(request.get()) : new Attempt.NotNeeded();
    } catch (NotReadyException e) {
      return new Attempt.Failed(Cause.BUSY);
    } catch (IOException e) {
      return new Attempt.Failed(Cause.SECRET_UNREADABLE);
    } catch (RuntimeException e) {
      // One that cannot be told must not end the telling of all others. The message could quote it.
      LOG.errorf(
          "A notification cannot be made receiver=%s failure=%s", receiver.name(), e.getClass());
      return new Attempt.Refused(Cause.DEFECT);
    }
  }

  private void giveUp(Item item, Cause cause) {
    LOG.warnf(
        "A notification was given up receiver=%s cause=%s kind=%s alerts=%d",
        receiver.name(), cause.label(), item.telling().kind(), item.telling().alerts().size());
    end(item, NotificationCounter.GIVEN_UP + cause.label());
  }

  private void end(Item item, String outcome) {
    counter.count(receiver.name(), outcome);
    receiver.ended(item.telling());
    item.done().run();
  }
}
