package io.agnoscope.inference.worker;

import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code agnoscope.checkpoints} from its beginning to its end, has a checkpoint chosen, and
 * from then on follows the topic. One thread runs it.
 */
public final class CheckpointFollower implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS.name(), 0);

  private final Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> consumers;
  private final RecordCodec codec;
  private final CheckpointChooser chooser;
  private final Consumer<String> undecodable;
  private final CountDownLatch stopping;
  private final Backoff backoff;
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<byte[], byte[]> current;

  CheckpointFollower(
      Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> consumers,
      RecordCodec codec,
      CheckpointChooser chooser,
      Consumer<String> undecodable,
      CountDownLatch stopping) {
    this.consumers = consumers;
    this.codec = codec;
    this.chooser = chooser;
    this.undecodable = undecodable;
    this.stopping = stopping;
    this.backoff = new Backoff(stopping);
  }

  /** Done once the topic was read to its end and a model was offered. */
  CompletableFuture<Void> caughtUp() {
    return caughtUp;
  }

  /** Ends a wait for events at once; to be called after the latch was counted down. */
  void wakeUp() {
    org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  /** Follows until the latch is counted down. */
  @Override
  public void run() {
    try {
      while (stopping.getCount() > 0 && attempt()) {
        LOG.debug("the checkpoints are followed anew");
      }
    } catch (InterruptedException e) {
      LOG.debug("the checkpoints are no longer followed", e);
    }
    current = null;
  }

  /** Whether to try again. */
  private boolean attempt() throws InterruptedException {
    try (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = consumers.get()) {
      current = consumer;
      follow(consumer);
      return true;
    } catch (WakeupException | InterruptException e) {
      LOG.debug("the checkpoints are no longer followed");
      return true;
    } catch (KafkaException | IllegalStateException e) {
      LOG.warn("the checkpoints cannot be followed, trying again until they can", e);
      return backoff.await();
    } catch (RuntimeException e) {
      if (!caughtUp.isDone()) {
        // The checkpoint of the build itself cannot be loaded: nothing can serve.
        LOG.error("no checkpoint can serve", e);
        caughtUp.completeExceptionally(e);
        return false;
      }
      LOG.error("a checkpoint could not be chosen; what serves goes on, trying again", e);
      return backoff.await();
    }
  }

  private void follow(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    while (stopping.getCount() > 0) {
      boolean news = false;
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL).records(PARTITION)) {
        news |= apply(entry);
      }
      boolean atEnd = consumer.position(PARTITION) >= end;
      if (atEnd && (news || chooser.due() || !caughtUp.isDone())) {
        chooser.choose();
        caughtUp.complete(null);
      }
      backoff.reset();
    }
  }

  private boolean apply(ConsumerRecord<byte[], byte[]> entry) {
    if (entry.value() == null) {
      return false;
    }
    try {
      chooser.apply(codec.decode(entry.value(), CheckpointEvent.class));
      return true;
    } catch (UndecodableRecordException e) {
      LOG.warn(
          "a checkpoint event cannot be read and is passed over offset={} reason={}",
          entry.offset(),
          String.valueOf(e.getMessage()));
      undecodable.accept("undecodable-event");
      return false;
    }
  }
}
