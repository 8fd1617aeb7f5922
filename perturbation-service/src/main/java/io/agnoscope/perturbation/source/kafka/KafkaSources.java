package io.agnoscope.perturbation.source.kafka;

import io.agnoscope.perturbation.broker.Brokers;
import io.agnoscope.perturbation.config.SourceMetrics;
import io.agnoscope.perturbation.config.SourcesConfig;
import io.agnoscope.perturbation.source.AccessLogIntake;
import io.agnoscope.perturbation.source.AccessLogReader;
import io.agnoscope.perturbation.source.EventIntake;
import io.agnoscope.perturbation.source.ExchangeBuffer;
import io.agnoscope.perturbation.source.InferenceEventReader;
import io.agnoscope.perturbation.source.ServedAnswerReader;
import io.agnoscope.perturbation.source.SourceIntake;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.Traces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Reads the topics of the sources that have one. */
@Singleton
public class KafkaSources {

  /** The name of payload loggers' events on a topic, in Samples and metrics. */
  public static final String CLOUDEVENTS = "cloudevents";

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  /** What waits for its other half is read again after a crash, and so is this many at most. */
  private static final int POLL_RECORDS = 32;

  private final SourcesConfig config;
  private final Brokers brokers;
  private final RecordCodec codec;
  private final SourceMetrics metrics;
  private final AccessLogIntake accessLog;
  private final ServedAnswerReader answers;
  private final SourceIntake intake;
  private final Traces traces;
  private final Clock clock = Clock.systemUTC();
  private final List<SourceConsumer> consumers = new ArrayList<>();
  private @Nullable Producer<byte[], byte[]> producer;

  public KafkaSources(
      SourcesConfig config,
      Brokers brokers,
      RecordCodec codec,
      SourceMetrics metrics,
      AccessLogIntake accessLog,
      ServedAnswerReader answers,
      SourceIntake intake,
      Traces traces) {
    this.traces = traces;
    this.config = config;
    this.brokers = brokers;
    this.codec = codec;
    this.metrics = metrics;
    this.accessLog = accessLog;
    this.answers = answers;
    this.intake = intake;
  }

  /** Begins to read. */
  public synchronized void start() {
    config
        .accessLog()
        .topic()
        .ifPresent(topic ->
            begin(
                AccessLogReader.SOURCE,
                topic,
                config.accessLog(),
                new AccessLogRecords(
                    accessLog,
                    untaken(AccessLogReader.SOURCE),
                    config.accessLog().maxLineBytes(),
                    clock)));
    config
        .cloudevents()
        .topic()
        .ifPresent(topic -> begin(CLOUDEVENTS, topic, config.cloudevents(), cloudEvents()));
  }

  /** Stops to read; what is not done with is left to the next reader. */
  public synchronized void stop() {
    consumers.forEach(SourceConsumer::close);
    consumers.clear();
    if (producer != null) {
      producer.close(CLOSE_PATIENCE);
      producer = null;
    }
  }

  private CloudEventRecords cloudEvents() {
    ExchangeBuffer<Held> buffer =
        new ExchangeBuffer<>(
            config.exchange().maxBytes(),
            config.exchange().maxWait(),
            clock,
            ending -> metrics.exchange(CLOUDEVENTS, ending),
            Held::bytes);
    metrics.waiting(CLOUDEVENTS, buffer::bytes);
    InferenceEventReader events =
        new InferenceEventReader(CLOUDEVENTS, answers, config.accessLog().maxLineBytes());
    return new CloudEventRecords(
        new EventIntake<>(CLOUDEVENTS, events, buffer, intake, metrics, clock),
        untaken(CLOUDEVENTS));
  }

  private void begin(
      String source, String topic, SourcesConfig.Topic settings, RecordIntake records) {
    SourceConsumer consumer =
        new SourceConsumer(
            source,
            topic,
            () ->
                new KafkaConsumer<>(
                    consumerConfig(source, settings),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer()),
            records,
            traces);
    consumers.add(consumer);
    consumer.start();
  }

  private Map<String, Object> consumerConfig(String source, SourcesConfig.Topic settings) {
    String clientId = "agnoscope-source-" + source;
    // Another cluster is not shown what lets clients into this one.
    Map<String, Object> consumer =
        settings
            .bootstrapServers()
            .map(servers -> BrokerConnection.to(servers).config(clientId))
            .orElseGet(() -> brokers.config(clientId));
    consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    consumer.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000);
    consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    consumer.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    consumer.putAll(settings.properties());
    consumer.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    // What waits is let go of as a whole when partitions move, so they have to move as a whole.
    consumer.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    consumer.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return consumer;
  }

  private UntakenRecords untaken(String source) {
    if (producer == null) {
      Map<String, Object> settings = brokers.config("agnoscope-source-dead-letters");
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
      settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTERS.maxMessageBytes());
      settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return new UntakenRecords(producer, codec, clock, cause -> metrics.deadLetter(source, cause));
  }
}
