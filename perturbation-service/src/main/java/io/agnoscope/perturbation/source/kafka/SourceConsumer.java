package io.agnoscope.perturbation.source.kafka;

import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a source's topic, at least once: a record's offset is committed after what came of it was
 * acknowledged. When something is not, everything from the last commit on is read again, later.
 */
final class SourceConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SourceConsumer.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** Longer than any producer tries. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Records that are read and not done with; beyond, nothing is read until some are. */
  private static final int MAX_OPEN = 50_000;

  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final RecordIntake intake;
  private final Traces traces;
  private final Progress progress = new Progress();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private Duration pause = FIRST_PAUSE;
  private boolean complained;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;

  /**
   * A reader that has not begun.
   *
   * @param consumers makes a consumer of the source's group that commits nothing by itself
   * @param traces that records begin, or go on with
   */
  SourceConsumer(
      String name,
      String topic,
      Supplier<Consumer<byte[], byte[]>> consumers,
      RecordIntake intake,
      Traces traces) {
    this.traces = traces;
    this.topic = topic;
    this.consumers = consumers;
    this.intake = intake;
    this.thread = Thread.ofPlatform().name("agnoscope-" + name).daemon().unstarted(this::run);
  }

  /** Begins to read. */
  void start() {
    thread.start();
  }

  /** Stops after the records in hand; those that wait are left to the next reader. */
  @Override
  public void close() {
    stopping.countDown();
    Consumer<byte[], byte[]> present = consumer;
    if (present != null) {
      present.wakeup();
    }
    try {
      thread.join(CLOSE_PATIENCE);
      if (thread.isAlive()) {
        LOG.warn("the reading did not stop in time topic={}", topic);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped()) {
      try (Consumer<byte[], byte[]> opened = consumers.get()) {
        consumer = opened;
        opened.subscribe(List.of(topic), new Rebalance());
        while (!stopped()) {
          step(opened);
        }
      } catch (WakeupException | InterruptException e) {
        LOG.debug("the reading stops topic={}", topic);
      } catch (NotKeptException | KafkaException e) {
        retreat(e);
      } catch (RuntimeException e) {
        LOG.error("the reading failed and begins again topic={}", topic, e);
        retreat(e);
      } finally {
        consumer = null;
        forget();
      }
    }
  }

  private void step(Consumer<byte[], byte[]> opened) {
    if (progress.open() > MAX_OPEN) {
      opened.pause(opened.assignment());
    } else if (!opened.paused().isEmpty()) {
      opened.resume(opened.paused());
    }
    ConsumerRecords<byte[], byte[]> records = opened.poll(POLL);
    List<Work> work = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> entry : records) {
      progress.begin(Place.of(entry));
      try (ActiveSpan span =
          traces.processForeign(
              entry.topic(), entry.partition(), entry.offset(), entry.headers())) {
        work.addAll(intake.take(entry));
      }
    }
    work.addAll(intake.due());
    work.forEach(this::settle);
    Map<TopicPartition, OffsetAndMetadata> advanced = progress.advanced();
    if (!advanced.isEmpty()) {
      opened.commitSync(advanced);
      pause = FIRST_PAUSE;
      complained = false;
    }
  }

  private void settle(Work work) {
    try {
      CompletableFuture<Void> kept = work.kept().toCompletableFuture();
      kept.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      work.places().forEach(progress::done);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new NotKeptException(e.getCause() == null ? e : e.getCause());
    }
  }

  private void retreat(RuntimeException failure) {
    if (stopped()) {
      return;
    }
    if (!complained) {
      LOG.warn(
          "records are not taken, trying again until they are topic={} error={}",
          topic,
          failure.toString());
      complained = true;
    }
    try {
      boolean stop = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      Duration twice = pause.multipliedBy(2);
      pause = stop || twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    intake.forget();
    progress.forget();
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  /** With the eager protocol all partitions are given up together and read on from the commits. */
  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      forget();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.info("reading topic={} partitions={}", topic, partitions.size());
    }
  }

  /** What came of a record was not acknowledged. */
  private static final class NotKeptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotKeptException(Throwable cause) {
      super("not acknowledged: " + cause.getClass().getSimpleName(), cause);
    }
  }
}
