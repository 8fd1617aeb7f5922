package io.agnoscope.inference.worker;

import io.agnoscope.inference.checkpoint.Lease;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: takes Trials from the share group, has them answered, appends the answers, and only
 * then accepts the Trials.
 *
 * <p>A poll is no more than the worker's concurrency, which TinyVLM answers in well under a second:
 * far below the lock's 30 s, so that no lock is renewed but those of Trials whose pictures cannot
 * be had now. A Trial whose lock ran out while the broker took no answers is delivered again, and
 * its answers are the same Trial's to the scorer.
 */
public final class TrialWorker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(TrialWorker.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ACKNOWLEDGE_PATIENCE = Duration.ofSeconds(15);

  private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
  private final AnswerLog answerLog;
  private final Verdicts verdicts;
  private final ModelSlot models;
  private final WorkerEvents events;
  private final InstantSource clock;
  private final CountDownLatch stopping;
  private final Backoff backoff;
  private volatile Instant heartbeat;
  private volatile boolean polling;
  private volatile @Nullable ShareConsumer<byte[], byte[]> current;

  TrialWorker(
      Supplier<ShareConsumer<byte[], byte[]>> consumers,
      AnswerLog answerLog,
      Verdicts verdicts,
      ModelSlot models,
      WorkerEvents events,
      InstantSource clock,
      CountDownLatch stopping) {
    this.consumers = consumers;
    this.answerLog = answerLog;
    this.verdicts = verdicts;
    this.models = models;
    this.events = events;
    this.clock = clock;
    this.stopping = stopping;
    this.backoff = new Backoff(stopping);
    this.heartbeat = clock.instant();
  }

  /** When the loop last came round. */
  public Instant heartbeat() {
    return heartbeat;
  }

  /** Whether it takes Trials now. */
  public boolean polling() {
    return polling;
  }

  /** Ends a wait for Trials at once; to be called after the latch was counted down. */
  void wakeUp() {
    ShareConsumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  /** Works until the latch is counted down, and finishes the Trials in hand. */
  @Override
  public void run() {
    while (!stopped()) {
      // Closing hands back to the group what is not acknowledged.
      try (ShareConsumer<byte[], byte[]> consumer = consumers.get()) {
        current = consumer;
        consumer.subscribe(List.of(Topics.TRIALS.name()));
        while (!stopped()) {
          round(consumer);
        }
      } catch (WakeupException | InterruptException e) {
        LOG.debug("the wait for Trials was ended");
      } catch (KafkaException | IllegalStateException e) {
        LOG.warn("Trials cannot be taken, trying again until they can", e);
        polling = false;
        heartbeat = clock.instant();
        if (!backoff.await()) {
          break;
        }
      }
    }
    polling = false;
    current = null;
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  private void round(ShareConsumer<byte[], byte[]> consumer) {
    heartbeat = clock.instant();
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    polling = true;
    if (records.isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    List<Verdict> decided;
    try (Lease lease =
        models.serving().orElseThrow(() -> new IllegalStateException("there is no model to ask"))) {
      decided = verdicts.of(records, lease.model());
    }
    events.batch(Duration.ofNanos(System.nanoTime() - began), decided.size());
    List<Settled> settled = decided.stream().map(this::settle).toList();
    List<AnswerLog.Entry> entries =
        settled.stream().flatMap(one -> one.entries().stream()).toList();
    if (!answerLog.append(entries)) {
      // Not accepted, so that another worker answers them.
      return;
    }
    for (Settled one : settled) {
      consumer.acknowledge(one.verdict().entry(), one.type());
      one.count().run();
    }
    commit(consumer);
    // The next poll brings the renewed ones again, and no others: an outage stops the taking.
    boolean someWait = settled.stream().anyMatch(one -> one.type() == AcknowledgeType.RENEW);
    boolean allFailed = settled.stream().allMatch(one -> one.type() == AcknowledgeType.RELEASE);
    if ((someWait || allFailed) && backoff.await()) {
      return;
    }
    backoff.reset();
  }

  private Settled settle(Verdict verdict) {
    return switch (verdict) {
      case Verdict.PassOver other ->
          new Settled(other, List.of(), AcknowledgeType.ACCEPT, events::passedOver);
      case Verdict.Wait wait ->
          new Settled(wait, List.of(), AcknowledgeType.RENEW, events::waiting);
      case Verdict.Release release ->
          new Settled(release, List.of(), AcknowledgeType.RELEASE, events::released);
      case Verdict.GiveUp giveUp -> giveUp(giveUp);
      case Verdict.Answered answered ->
          switch (answerLog.encode(answered.answers())) {
            case AnswerLog.Entry entry ->
                new Settled(
                    answered,
                    List.of(entry),
                    AcknowledgeType.ACCEPT,
                    () -> events.answered(answered.answers()));
            case AnswerLog.TooLarge large ->
                giveUp(
                    new Verdict.GiveUp(
                        answered.entry(), "answers-too-large", large.bytes() + " bytes"));
          };
    };
  }

  private Settled giveUp(Verdict.GiveUp verdict) {
    ConsumerRecord<byte[], byte[]> entry = verdict.entry();
    LOG.warn(
        "a Trial is given up cause={} topic={} partition={} offset={}",
        verdict.cause(),
        entry.topic(),
        entry.partition(),
        entry.offset());
    AnswerLog.Entry letter =
        answerLog.encode(
            DeadLetters.of(
                "infer",
                verdict.cause(),
                verdict.detail(),
                entry.topic(),
                entry.partition(),
                entry.offset(),
                entry.key(),
                entry.value(),
                clock.instant()));
    return new Settled(
        verdict, List.of(letter), AcknowledgeType.ACCEPT, () -> events.deadLetter(verdict.cause()));
  }

  private void commit(ShareConsumer<byte[], byte[]> consumer) {
    Map<TopicIdPartition, Optional<KafkaException>> results =
        consumer.commitSync(ACKNOWLEDGE_PATIENCE);
    results.forEach((partition, failure) ->
        failure.ifPresent(why -> {
          events.acknowledgementRefused();
          LOG.warn(
              "the broker did not take an acknowledgement, those Trials come again"
                  + " partition={} error={}",
              partition.topicPartition(),
              why.toString());
        }));
  }

  /** A verdict with what is to be appended before it is acknowledged. */
  private record Settled(
      Verdict verdict, List<AnswerLog.Entry> entries, AcknowledgeType type, Runnable count) {}
}
