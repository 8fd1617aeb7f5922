package io.agnoscope.perturbation.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.deadletter.DeadLetters;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaSampleTracesTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Duration LONG = Duration.ofSeconds(30);

  private final RecordCodec codec = RecordCodec.local();
  private final String id = "sample/" + UUID.randomUUID();
  private KafkaSampleTraces traces;

  @BeforeEach
  void open() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
      Provisioner.provision(admin);
    }
    traces =
        new KafkaSampleTraces(new Brokers(BrokerConnection.to(KAFKA.bootstrapServers())), codec);
  }

  @AfterEach
  void close() {
    traces.close();
  }

  @Test
  void marksTheRecordsOfASampleAsGone() throws IOException {
    traces.bury(id);

    for (String topic :
        List.of(Topics.SAMPLES.name(), Topics.ANSWERS.name(), Topics.HARD_EXAMPLES.name())) {
      assertThat(records(topic))
          .filteredOn(entry -> new String(entry.key(), StandardCharsets.UTF_8).equals(id))
          .singleElement()
          .satisfies(entry -> assertThat(entry.value()).isNull());
    }
  }

  @Test
  void marksTheDeadLettersThatNameASampleAsGoneAndNoOther()
      throws IOException, InterruptedException, ExecutionException {
    DeadLetter byName = letter(1, null, id);
    DeadLetter byKey = letter(2, id, null);
    DeadLetter other = letter(3, id + "x", null);
    for (DeadLetter letter : List.of(byName, byKey, other)) {
      send(letter.getId(), codec.encode(letter));
    }
    send("u", bytes("unreadable"));

    traces.buryDeadLetters(id, LONG);

    assertThat(records(Topics.DEAD_LETTERS.name()))
        .filteredOn(entry -> entry.value() == null)
        .extracting(entry -> new String(entry.key(), StandardCharsets.UTF_8))
        .contains(byName.getId(), byKey.getId())
        .doesNotContain(other.getId(), "u");
  }

  @Test
  void saysWhenASearchTakesTooLong() throws InterruptedException, ExecutionException {
    send("u", bytes("unreadable"));

    assertThatThrownBy(() -> traces.buryDeadLetters(id, Duration.ofNanos(-1)))
        .isInstanceOf(IOException.class);
  }

  private static void send(String key, byte[] value)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), bytes(key), value)).get();
    }
  }

  private DeadLetter letter(long offset, @Nullable String key, @Nullable String sampleId) {
    DeadLetter letter =
        DeadLetters.of(
            "test",
            "cause",
            "",
            id,
            0,
            offset,
            key == null ? null : bytes(key),
            bytes("value"),
            Instant.EPOCH);
    letter.setSampleId(sampleId);
    return letter;
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
