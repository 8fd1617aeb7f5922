package io.agnoscope.inference.worker;

import io.agnoscope.schemas.topic.Groups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the group with the Trials that it has in hand: takes some, waits until all are done
 * or half of their locks has run, accepts those that are done and renews the rest. It takes no
 * others before; a slow Trial is one lane's affair. One thread runs it.
 */
final class Lane implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration GLANCE = Duration.ofMillis(250);

  /** Renewed at half the lock, so that a renewal may fail once and there is time still. */
  private static final Duration RENEW_AFTER = Groups.TRIAL_LOCK.dividedBy(2);

  private final Supplier<TrialFeed> feeds;
  private final TrialHandler handler;
  private final ExecutorService trials;
  private final ModelGate gate;
  private final Drain drain;
  private final WorkerEvents events;
  private final InstantSource clock;
  private final Duration renewAfter;
  private final Hand hand = new Hand(this::start);
  private final Backoff backoff;
  private volatile Instant heartbeat;
  private volatile boolean polling;
  private volatile int inHand;

  /**
   * A lane.
   *
   * @param feeds makes a member of the group, and another one after a failure
   * @param trials runs the work on each Trial
   */
  Lane(
      Supplier<TrialFeed> feeds,
      TrialHandler handler,
      ExecutorService trials,
      ModelGate gate,
      Drain drain,
      WorkerEvents events,
      InstantSource clock) {
    this(feeds, handler, trials, gate, drain, events, clock, RENEW_AFTER);
  }

  Lane(
      Supplier<TrialFeed> feeds,
      TrialHandler handler,
      ExecutorService trials,
      ModelGate gate,
      Drain drain,
      WorkerEvents events,
      InstantSource clock,
      Duration renewAfter) {
    this.feeds = feeds;
    this.handler = handler;
    this.trials = trials;
    this.gate = gate;
    this.drain = drain;
    this.events = events;
    this.clock = clock;
    this.renewAfter = renewAfter;
    this.backoff = new Backoff(drain.beginning());
    this.heartbeat = clock.instant();
  }

  /** When the loop last came round, or looked whether it is to. */
  Instant heartbeat() {
    return heartbeat;
  }

  /** Whether it takes Trials now. */
  boolean polling() {
    return polling;
  }

  /** How many Trials it has. */
  int inHand() {
    return inHand;
  }

  /** Works until the drain has begun and the hand is empty, or the drain is over. */
  @Override
  public void run() {
    try {
      while (!drain.begun()) {
        attempt();
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("a lane was interrupted", e);
    } finally {
      polling = false;
    }
  }

  private void attempt() throws InterruptedException {
    // Closing hands back to the group what is not settled.
    try (TrialFeed feed = feeds.get()) {
      while (!drain.begun() || !hand.isEmpty()) {
        round(feed);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | IllegalStateException e) {
      LOG.warn("Trials cannot be taken, trying again until they can", e);
      polling = false;
      heartbeat = clock.instant();
      backoff.await();
    } finally {
      hand.abandon();
      inHand = 0;
    }
  }

  private void round(TrialFeed feed) throws InterruptedException {
    heartbeat = clock.instant();
    if (hand.isEmpty() && !gate.await(POLL)) {
      return;
    }
    List<Delivery> deliveries = feed.poll(POLL);
    polling = true;
    int lost = hand.take(deliveries);
    for (int i = 0; i < lost; i++) {
      events.lost();
    }
    inHand = hand.size();
    if (hand.isEmpty()) {
      return;
    }
    awaitWork();
    List<Hand.Settled> settled = hand.settle();
    settled.forEach(one -> feed.settle(one.delivery(), one.settlement()));
    inHand = hand.size();
    commit(feed);
    if (settled.stream().allMatch(one -> one.settlement() == Settlement.RELEASE)) {
      backoff.await();
    } else {
      backoff.reset();
    }
  }

  private Future<Settlement> start(Delivery delivery) {
    if (drain.begun()) {
      return CompletableFuture.completedFuture(Settlement.RELEASE);
    }
    Instant takenAt = clock.instant();
    return trials.submit(() -> handler.handle(delivery, takenAt));
  }

  private void awaitWork() throws InterruptedException {
    long until = System.nanoTime() + renewAfter.toNanos();
    while (!hand.await(GLANCE) && System.nanoTime() < until) {
      heartbeat = clock.instant();
      if (drain.over()) {
        hand.end();
        return;
      }
    }
  }

  private void commit(TrialFeed feed) {
    for (TrialFeed.Refusal refusal : feed.commit()) {
      events.acknowledgementRefused();
      LOG.warn(
          "the broker did not take an acknowledgement, those Trials come again"
              + " partition={} error={}",
          refusal.partition(),
          refusal.why().toString());
    }
  }
}
