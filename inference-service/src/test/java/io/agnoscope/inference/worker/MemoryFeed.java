package io.agnoscope.inference.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed without a broker: what several have in common is the queue that waits. */
final class MemoryFeed implements TrialFeed {

  /** What all members share. */
  static final class Group {
    final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    final Map<Long, Settlement> settled = new ConcurrentHashMap<>();
    final Set<Long> lost = ConcurrentHashMap.newKeySet();
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger renewals = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
  }

  private final Group group;
  private final int most;
  private final List<Delivery> renewed = new ArrayList<>();
  private final List<Delivery> inHand = new ArrayList<>();

  MemoryFeed(Group group, int most) {
    this.group = group;
    this.most = most;
  }

  @Override
  public List<Delivery> poll(Duration patience) {
    if (!inHand.isEmpty()) {
      throw new IllegalStateException("a delivery of the last poll is not settled");
    }
    renewed.removeIf(delivery -> group.lost.contains(delivery.entry().offset()));
    inHand.addAll(renewed);
    renewed.clear();
    long until =
        System.nanoTime() + Math.min(patience.toNanos(), TimeUnit.MILLISECONDS.toNanos(20));
    while (inHand.isEmpty() && System.nanoTime() < until) {
      while (inHand.size() < most && !group.waiting.isEmpty()) {
        inHand.add(group.waiting.remove());
      }
    }
    return List.copyOf(inHand);
  }

  @Override
  public void settle(Delivery delivery, Settlement settlement) {
    if (!inHand.remove(delivery)) {
      throw new IllegalStateException("not of the last poll");
    }
    switch (settlement) {
      case RENEW -> {
        renewed.add(delivery);
        group.renewals.incrementAndGet();
      }
      case RELEASE -> {
        group.waiting.add(new Delivery(delivery.entry(), delivery.count() + 1));
        group.settled.put(delivery.entry().offset(), settlement);
      }
      case ACCEPT -> group.settled.put(delivery.entry().offset(), settlement);
    }
  }

  @Override
  public List<Refusal> commit() {
    return List.of();
  }

  @Override
  public void close() {
    group.waiting.addAll(inHand);
    group.waiting.addAll(renewed);
    group.closed.incrementAndGet();
  }
}
