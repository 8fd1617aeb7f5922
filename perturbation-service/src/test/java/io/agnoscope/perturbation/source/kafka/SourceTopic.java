package io.agnoscope.perturbation.source.kafka;

import io.agnoscope.perturbation.broker.Brokers;
import io.agnoscope.perturbation.config.PerturbationMetrics;
import io.agnoscope.perturbation.config.SourceMetrics;
import io.agnoscope.perturbation.config.SourcesConfig;
import io.agnoscope.perturbation.source.AccessLogIntake;
import io.agnoscope.perturbation.source.AccessLogReader;
import io.agnoscope.perturbation.source.Exchanges;
import io.agnoscope.perturbation.source.FakeAdmission;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracingtesting.RecordedSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A source's topic on a real broker, of one partition, with what reads it. */
final class SourceTopic implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  final RecordedSpans spans = new RecordedSpans();
  final FakeAdmission admission = new FakeAdmission();
  final String name = "source-" + UUID.randomUUID();
  private final String group = "group-" + UUID.randomUUID();
  private final String kind;
  private final String bootstrapServers;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordCodec codec = RecordCodec.local();
  private KafkaSources sources;

  /**
   * A topic that is read.
   *
   * @param kind the source's name in the configuration
   */
  SourceTopic(String bootstrapServers, String kind) {
    this.bootstrapServers = bootstrapServers;
    this.kind = kind;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    Provisioner.provision(admin);
    get(admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()))).all());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.sources = sources();
    sources.start();
  }

  /** Stops to read, and begins again as another process would. */
  void restart() {
    sources.stop();
    sources = sources();
    sources.start();
  }

  void send(String value) {
    send(new ProducerRecord<>(name, value.getBytes(StandardCharsets.UTF_8)));
  }

  void send(ProducerRecord<byte[], byte[]> entry) {
    try {
      producer.send(entry).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until so many records are done with. */
  void awaitCommit(long offset) {
    Awaitility.await().atMost(PATIENCE).until(() -> committed() == offset);
  }

  /** How far the group got; 0 when it committed nothing. */
  long committed() {
    OffsetAndMetadata committed =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
            .get(new TopicPartition(name, 0));
    return committed == null ? 0 : committed.offset();
  }

  /** The dead letters of this topic's records. */
  List<DeadLetter> deadLetters() {
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(Duration.ofMillis(100))) {
          letter(entry.value())
              .filter(letter -> letter.getTopic().equals(name))
              .ifPresent(letters::add);
        }
      }
    }
    return letters;
  }

  /** Other tests write there what is no dead letter. */
  private Optional<DeadLetter> letter(byte[] value) {
    try {
      return Optional.of(codec.decode(value, DeadLetter.class));
    } catch (UndecodableRecordException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    sources.stop();
    producer.close();
    admin.close();
    codec.close();
  }

  private KafkaSources sources() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    SourceMetrics metrics = new SourceMetrics(registry, new PerturbationMetrics(registry));
    Map<String, String> settings = new HashMap<>();
    settings.put("agnoscope.sources." + kind + ".topic", name);
    settings.put("agnoscope.sources." + kind + ".group-id", group);
    settings.put("agnoscope.sources." + kind + ".bootstrap-servers", bootstrapServers);
    settings.put("agnoscope.sources.exchange.max-wait", "PT1M");
    settings.put("agnoscope.sources.access-log.max-line-bytes", "100000");
    SourcesConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(SourcesConfig.class)
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build()
            .getConfigMapping(SourcesConfig.class);
    return new KafkaSources(
        config,
        new Brokers(BrokerConnection.to(bootstrapServers)),
        codec,
        metrics,
        new AccessLogIntake(
            new AccessLogReader(100_000),
            Exchanges.answers(),
            Exchanges.intake(admission, metrics),
            metrics),
        Exchanges.answers(),
        Exchanges.intake(admission, metrics),
        spans.traces());
  }

  private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
