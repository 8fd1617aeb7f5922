package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The steps of all checkpoints, in {@code agnoscope.checkpoints}. The trainer alone writes there;
 * where it has a key, it signs what it writes and believes nothing else.
 */
@Singleton
public class CheckpointLog {

  private static final Logger LOG = Logger.getLogger(CheckpointLog.class);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS.name(), 0);

  /** Who can write to the topic can forge any number. */
  private static final int MOST_SHOWN = 100;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Brokers brokers;
  private final RecordCodec codec;
  private final Outbox outbox;
  private final DeadLetterLog deadLetters;
  private final Signatures signatures;
  private final TrainerMetrics metrics;
  private final InstantSource clock;
  private final AtomicLong sequence = new AtomicLong();
  private volatile List<RefusedStep> refused = List.of();

  public CheckpointLog(
      Brokers brokers,
      RecordCodec codec,
      Outbox outbox,
      DeadLetterLog deadLetters,
      Signatures signatures,
      TrainerMetrics metrics,
      InstantSource clock) {
    this.brokers = brokers;
    this.codec = codec;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.signatures = signatures;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Reads the topic to its present end.
   *
   * @return the target's checkpoints, as far as they are believed
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   * @throws IllegalStateException when there are some and none is believed
   */
  public Lineage read(String target) {
    return told(target).lineage();
  }

  /**
   * Reads the topic to its present end, and announces anew what is believed and not signed by the
   * present key, or is followed by what is not believed.
   *
   * @return the target's checkpoints, as far as they are believed
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer
   * @throws IllegalStateException when there are some and none is believed
   */
  public Lineage takeUp(String target) {
    ToldCheckpoints told = told(target);
    Lineage lineage = told.lineage();
    sequence.accumulateAndGet(told.highestSequence(), Math::max);
    told.refused().forEach(one -> metrics.announcementRefused(one.reason()));
    refused = told.refused().stream().limit(MOST_SHOWN).toList();
    refused.forEach(one -> LOG.warnf("What is announced of a checkpoint is not believed. %s", one));
    List<CheckpointLifecycle> anew = told.toSignAnew();
    anew.forEach(this::append);
    if (!anew.isEmpty()) {
      LOG.infof(
          "Checkpoints were announced anew, signed by the present key. count=%d", anew.size());
    }
    return lineage;
  }

  /** Versions whose last announcement was not believed when the service started, 100 at most. */
  public List<RefusedStep> refused() {
    return refused;
  }

  /** Fingerprint of the key that signs; empty where nothing is signed. */
  public Optional<String> keyId() {
    return signatures.keyId();
  }

  /**
   * Tells of a step; returns when the broker has it.
   *
   * @throws org.apache.kafka.common.KafkaException when it has not
   */
  public void append(CheckpointLifecycle step) {
    CheckpointEvent event = CheckpointEvents.event(step);
    outbox.write(
        Topics.CHECKPOINTS,
        CheckpointEvents.key(step),
        signatures.keys().map(keys -> keys.own().sign(event, nextSequence())).orElse(event));
  }

  /**
   * Above all before, also when the topic was lost and begins anew: workers may remember what it
   * told.
   */
  private long nextSequence() {
    return sequence.updateAndGet(last -> Math.max(last + 1, clock.millis()));
  }

  private ToldCheckpoints told(String target) {
    ToldCheckpoints told = new ToldCheckpoints(signatures.keys());
    try (Consumer<byte[], byte[]> consumer = brokers.consumer("agnoscope-trainer-checkpoints")) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(PARTITION));
      long end = Objects.requireNonNull(ends.get(PARTITION));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(PARTITION) < end) {
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
          take(entry, target, told);
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the checkpoints topic could not be read to its end in time");
        }
      }
    }
    return told;
  }

  private void take(ConsumerRecord<byte[], byte[]> entry, String target, ToldCheckpoints told) {
    if (entry.value() == null) {
      return;
    }
    try {
      CheckpointEvent event = codec.decode(entry.value(), CheckpointEvent.class);
      if (event.getTarget().equals(target)) {
        CheckpointEvents.step(event).ifPresent(step -> told.take(event, step));
      }
    } catch (UndecodableRecordException e) {
      deadLetters.write(entry, e.kind().name(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      deadLetters.write(entry, "INVALID", String.valueOf(e.getMessage()));
    }
  }
}
