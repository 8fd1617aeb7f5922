package io.agnoscope.inference.tinyvlm;

import io.agnoscope.vlm.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the device full: puts the asks of many Trials into one batch. Each thread of it takes what
 * waits as soon as it is free, and waits for more only while somebody is about to ask. One serves
 * all checkpoints; a batch is of one.
 */
final class Batcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Batcher.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int batchSize;
  private final long maxDelayNanos;
  private final BatchEvents events;
  private final Room room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Call> queue = new LinkedHashSet<>();
  private final List<Thread> threads;
  private int queuedAsks;
  private int preparing;
  private boolean closed;

  /** A batcher whose threads run. */
  Batcher(TinyVlmSettings settings, BatchEvents events) {
    this.batchSize = settings.batchSize();
    this.maxDelayNanos = settings.maxDelay().toNanos();
    this.events = events;
    this.room = new Room(settings.queueAsks(), settings.queueBytes());
    this.threads =
        IntStream.range(0, settings.threads())
            .mapToObj(i ->
                Thread.ofPlatform().name("agnoscope-tinyvlm-" + i).daemon().unstarted(this::run))
            .toList();
    threads.forEach(Thread::start);
  }

  /**
   * Lets a Trial in that is about to ask. It waits for room here, before its pictures are decoded.
   *
   * @return nothing when there was no room in time; else to be closed when the Trial has its
   *     answers
   * @throws IllegalStateException when the batcher was closed
   */
  Optional<Place> enter(int asks, long bytes, long nanos) throws InterruptedException {
    Optional<Room.Taken> taken = room.take(asks, bytes, nanos);
    if (taken.isEmpty()) {
      events.late("full", asks);
      return Optional.empty();
    }
    lock.lock();
    try {
      preparing++;
    } finally {
      lock.unlock();
    }
    return Optional.of(new Place(taken.get()));
  }

  private void run() {
    try {
      for (List<Call> batch = next(); !batch.isEmpty(); batch = next()) {
        long now = System.nanoTime();
        for (Call call : batch) {
          events.waited(Duration.ofNanos(now - call.since));
          call.leftQueue();
        }
        compute(batch);
      }
    } catch (InterruptedException e) {
      LOG.debug("a thread of the device was ended");
    }
  }

  /** The next batch; empty at the end. */
  private List<Call> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        while (queue.isEmpty() && !closed) {
          changed.await();
        }
        long left = maxDelayNanos;
        while (left > 0 && preparing > 0 && queuedAsks < batchSize && !closed) {
          left = changed.awaitNanos(left);
        }
        // Another thread may have taken what this one waited beside, or its caller left.
        if (!queue.isEmpty() || closed) {
          return closed ? List.of() : take();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The call that waited longest, and those of the same checkpoint that fit beside it. */
  private List<Call> take() {
    Iterator<Call> waiting = queue.iterator();
    List<Call> batch = new ArrayList<>();
    int asks = 0;
    while (waiting.hasNext() && asks < batchSize) {
      Call call = waiting.next();
      boolean fits = asks + call.size() <= batchSize;
      if (batch.isEmpty() || (fits && call.scorer.equals(batch.getFirst().scorer))) {
        batch.add(call);
        asks += call.size();
        waiting.remove();
      }
    }
    queuedAsks -= asks;
    events.queued(queuedAsks);
    return batch;
  }

  private void compute(List<Call> batch) {
    List<Prompt> prompts = batch.stream().flatMap(call -> call.prompts.stream()).toList();
    long began = System.nanoTime();
    try {
      List<double[]> answers = probabilities(batch, prompts);
      events.batch(Duration.ofNanos(System.nanoTime() - began), prompts.size());
      int from = 0;
      for (Call call : batch) {
        call.answered(answers.subList(from, from + call.size()));
        from += call.size();
      }
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.getFirst().failed(e);
      } else {
        // Which of them it was cannot be told; the others are not to suffer.
        events.batchFailed();
        batch.forEach(call -> compute(List.of(call)));
      }
    }
  }

  private static List<double[]> probabilities(List<Call> batch, List<Prompt> prompts) {
    try (BatchSpans spans = BatchSpans.of(batch)) {
      try {
        return batch.getFirst().scorer.probabilities(prompts);
      } catch (RuntimeException | Error e) {
        spans.failed(e);
        throw e;
      }
    }
  }

  private void withdraw(Collection<Call> calls) {
    lock.lock();
    try {
      for (Call call : calls) {
        if (queue.remove(call)) {
          queuedAsks -= call.size();
          call.leftQueue();
        }
      }
      events.queued(queuedAsks);
    } finally {
      lock.unlock();
    }
  }

  /** Ends after the batches that are computed; what waits fails. */
  @Override
  public void close() {
    List<Call> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(queue);
      queue.clear();
      queuedAsks = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(call -> call.failed(new IllegalStateException("the service ends")));
    try {
      for (Thread thread : threads) {
        if (!thread.join(PATIENCE)) {
          LOG.warn("the device still computes thread={}", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One Trial's place among those in hand. */
  final class Place implements AutoCloseable {

    private final Room.Taken taken;
    private final List<Call> calls = new ArrayList<>();
    private boolean asked;

    private Place(Room.Taken taken) {
      this.taken = taken;
    }

    /**
     * Has prompts computed.
     *
     * @return calls of at most a batch each, in the order of the prompts
     * @throws IllegalStateException when the batcher was closed
     */
    List<Call> ask(Scorer scorer, List<Prompt> prompts) {
      for (int from = 0; from < prompts.size(); from += batchSize) {
        int to = Math.min(prompts.size(), from + batchSize);
        calls.add(new Call(scorer, prompts.subList(from, to)));
      }
      lock.lock();
      try {
        if (closed) {
          throw new IllegalStateException("the service ends");
        }
        prepared();
        queue.addAll(calls);
        queuedAsks += prompts.size();
        events.queued(queuedAsks);
      } finally {
        lock.unlock();
      }
      return List.copyOf(calls);
    }

    private void prepared() {
      if (!asked) {
        asked = true;
        preparing--;
        changed.signalAll();
      }
    }

    /** Takes back what is not computed yet, and makes room. */
    @Override
    public void close() {
      lock.lock();
      try {
        prepared();
      } finally {
        lock.unlock();
      }
      withdraw(calls);
      taken.close();
    }
  }
}
