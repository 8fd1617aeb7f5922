package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import io.agnoscope.trainer.config.TrainerMetrics;
import io.agnoscope.trainer.domain.intake.CollectedExample;
import io.agnoscope.trainer.domain.intake.HardExampleBuffer;
import io.agnoscope.trainer.domain.intake.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fills the buffer from {@code agnoscope.hard-examples}. The buffer lives in memory, so there is no
 * place to commit: each start reads the recent past again.
 */
public final class HardExampleCollector implements TopicFollower.Reader, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(HardExampleCollector.class);

  private final RecordCodec codec;
  private final DeadLetterLog deadLetters;
  private final HardExampleReader reader;
  private final HardExampleBuffer buffer;
  private final TrainerMetrics metrics;
  private final Map<String, Long> collected = new ConcurrentHashMap<>();
  private final Map<Refusal, Long> dropped = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> places = new ConcurrentHashMap<>();
  private final Traces traces;
  private final ExampleTraces exampleTraces;
  private final Instant from;
  private final TopicFollower follower;

  /**
   * A collector that has not begun.
   *
   * @param traces of the Samples, which the collecting ends
   * @param exampleTraces told of those that are kept
   * @param from hard examples from before are not looked at
   */
  public HardExampleCollector(
      Brokers brokers,
      RecordCodec codec,
      DeadLetterLog deadLetters,
      HardExampleReader reader,
      HardExampleBuffer buffer,
      TrainerMetrics metrics,
      Traces traces,
      ExampleTraces exampleTraces,
      Instant from) {
    this.traces = traces;
    this.exampleTraces = exampleTraces;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.reader = reader;
    this.buffer = buffer;
    this.metrics = metrics;
    this.from = from;
    this.follower = new TopicFollower(brokers::consumer, Topics.HARD_EXAMPLES, this);
  }

  /** Begins to collect. */
  public void start() {
    follower.start();
  }

  /** The offset of the next record to be read, by partition. */
  public Map<Integer, Long> offsets() {
    Map<Integer, Long> offsets = new TreeMap<>();
    places.forEach((partition, place) -> offsets.put(partition.partition(), place));
    return offsets;
  }

  /** Whether the broker was there when it was last asked. */
  public boolean connected() {
    return follower.connected();
  }

  /** Hard examples kept since the start, by reason. */
  public Map<String, Long> collected() {
    return new TreeMap<>(collected);
  }

  /** Hard examples not kept, or given up for newer ones, by cause. */
  public Map<Refusal, Long> dropped() {
    return dropped.isEmpty() ? Map.of() : new EnumMap<>(dropped);
  }

  @Override
  public void close() {
    follower.close();
  }

  @Override
  public void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndTimestamp> recent =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), p -> from.toEpochMilli())));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      Long place = places.get(partition);
      OffsetAndTimestamp found = recent.get(partition);
      if (place != null) {
        consumer.seek(partition, place);
      } else if (found != null) {
        consumer.seek(partition, found.offset());
      } else {
        consumer.seek(partition, Optional.ofNullable(ends.get(partition)).orElse(0L));
      }
    }
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> entry) {
    try (ActiveSpan span =
        traces.process(entry.topic(), entry.partition(), entry.offset(), entry.headers())) {
      read(entry, span);
    }
    places.put(new TopicPartition(entry.topic(), entry.partition()), entry.offset() + 1);
  }

  private void read(ConsumerRecord<byte[], byte[]> entry, ActiveSpan span) {
    if (entry.value() == null) {
      erase(entry.key());
      return;
    }
    try {
      switch (read(codec.decode(entry.value(), HardExample.class))) {
        case HardExampleReader.Reading.Taken(CollectedExample example) -> keep(example, span);
        case HardExampleReader.Reading.Refused(Refusal cause) -> {
          span.set(SpanAttributes.OUTCOME, cause.label());
          drop(cause);
        }
      }
    } catch (UndecodableRecordException e) {
      span.failed("undecodable");
      deadLetters.write(entry, e.kind().name(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      span.failed("invalid");
      deadLetters.write(entry, "INVALID", String.valueOf(e.getMessage()));
    }
  }

  /** Waits for the image store: an example is not to be lost because a disk or a bucket is away. */
  private HardExampleReader.Reading read(HardExample example) {
    boolean complained = false;
    while (!follower.isEnding()) {
      try {
        return reader.read(example);
      } catch (IOException e) {
        if (!complained) {
          LOG.warnf("The image store cannot be asked; will try again. cause=%s", e.toString());
        }
        complained = true;
        follower.backOff();
      }
    }
    throw new WakeupException();
  }

  /** Its Sample was erased: nothing more is learned of it. */
  private void erase(byte @Nullable [] key) {
    if (key != null) {
      buffer.erase(new String(key, StandardCharsets.UTF_8)).forEach(this::drop);
    }
  }

  private void keep(CollectedExample example, ActiveSpan span) {
    HardExampleBuffer.Added added = buffer.add(example);
    span.set(SpanAttributes.OUTCOME, added.kept() ? "kept" : "not-kept");
    added.dropped().forEach(this::drop);
    if (added.kept()) {
      exampleTraces.add(example.trial().sampleId(), span);
      example.reasons().forEach(reason -> collected.merge(reason, 1L, Long::sum));
      metrics.collected(example.reasons());
    }
  }

  /** Counts one that is not learned from. */
  public void drop(Refusal cause) {
    dropped.merge(cause, 1L, Long::sum);
    metrics.dropped(cause);
  }
}
