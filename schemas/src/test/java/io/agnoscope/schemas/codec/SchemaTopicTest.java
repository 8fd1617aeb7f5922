package io.agnoscope.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.agnoscope.broker.BrokerSettings;
import io.agnoscope.broker.EmbeddedBroker;
import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.kafkatesting.ReservedPorts;
import io.agnoscope.schemas.SchemaText;
import io.agnoscope.schemas.codec.UndecodableRecordException.Cause;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
final class SchemaTopicTest {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.SCHEMAS.name(), 0);
  private static final SchemaText RECORD = new SchemaText("a name", "{}");

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  @BeforeAll
  static void provision() {
    provision(KAFKA.bootstrapServers());
  }

  @Test
  void hasPublishedASchemaWhenTheFirstRecordIsEncoded() {
    try (RecordCodec codec = RecordCodec.connected(client(KAFKA.bootstrapServers()))) {
      byte[] bytes = codec.encode(RECORD);

      assertThat(published(KAFKA.bootstrapServers())).contains(fingerprint(bytes));
    }
  }

  @Test
  void readsWhatANewerWriterWroteOnceItsSchemaTurnsUp() throws Exception {
    GenericRecord newer = fromTheFuture("turns up");
    byte[] bytes = GenericBytes.of(newer);
    try (RecordCodec codec = RecordCodec.connected(client(KAFKA.bootstrapServers()))) {
      CompletableFuture<SchemaText> decoded =
          CompletableFuture.supplyAsync(
              () -> codec.serde(SchemaText.class).deserializer().deserialize("topic", bytes));
      assertThat(decoded).isNotDone();

      publish(newer.getSchema());

      assertThat(decoded.get(20, TimeUnit.SECONDS)).isEqualTo(new SchemaText("a name", "{}"));
    }
  }

  @Test
  void ignoresWhatIsNoSchema() throws Exception {
    send("nonsense", new byte[] {1, 2, 3});
    send("tombstone", null);
    GenericRecord newer = fromTheFuture("after nonsense");
    publish(newer.getSchema());
    try (RecordCodec codec = RecordCodec.connected(client(KAFKA.bootstrapServers()))) {
      assertThat(codec.decode(GenericBytes.of(newer), SchemaText.class).getName())
          .isEqualTo("a name");
    }
  }

  @Test
  void waitsInFullForOneInventedSchemaOnly() {
    byte[] bytes = GenericBytes.of(fromTheFuture("never published"));
    Duration patience = Duration.ofSeconds(2);
    try (RecordCodec codec = RecordCodec.connected(client(KAFKA.bootstrapServers()), patience)) {
      long first = nanosToRefuse(codec, bytes);
      long second = nanosToRefuse(codec, bytes);

      assertThat(Duration.ofNanos(first)).isGreaterThanOrEqualTo(patience);
      assertThat(Duration.ofNanos(second)).isLessThan(patience);
    }
  }

  @Test
  void beginsWithoutABrokerAndGoesOnWhenThereIsOne(@TempDir Path folder) throws Exception {
    try (ReservedPorts port = ReservedPorts.one();
        RecordCodec codec = RecordCodec.connected(client("localhost:" + port.first()))) {
      CompletableFuture<byte[]> encoded = CompletableFuture.supplyAsync(() -> codec.encode(RECORD));
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(new BrokerSettings("localhost", port.first(), 0, folder))) {
        assertThat(encoded).isNotDone();
        provision(broker.bootstrapServers());

        byte[] bytes = encoded.get(30, TimeUnit.SECONDS);

        assertThat(published(broker.bootstrapServers())).contains(fingerprint(bytes));
        codec.close();
      }
    }
  }

  @Test
  void publishesNothingThatIsThereAlready() {
    try (RecordCodec first = RecordCodec.connected(client(KAFKA.bootstrapServers()))) {
      first.encode(RECORD);
      await().until(() -> published(KAFKA.bootstrapServers()).containsAll(ours()));
    }
    long before = end();

    try (RecordCodec second = RecordCodec.connected(client(KAFKA.bootstrapServers()))) {
      second.encode(RECORD);
    }

    assertThat(end()).isEqualTo(before);
  }

  private static Set<String> ours() {
    Set<String> fingerprints = new HashSet<>();
    for (TopicDeclaration<?> topic : Topics.all()) {
      Schema schema = SpecificData.get().getSchema(topic.valueType());
      fingerprints.add(RecordCodec.hex(KnownSchemas.fingerprint(schema)));
    }
    return fingerprints;
  }

  private static long nanosToRefuse(RecordCodec codec, byte[] bytes) {
    long began = System.nanoTime();
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> codec.decode(bytes, SchemaText.class))
        .matches(refused -> refused.kind() == Cause.UNKNOWN_SCHEMA);
    return System.nanoTime() - began;
  }

  private static GenericRecord fromTheFuture(String fieldDefault) {
    String field = fieldDefault.replace(' ', '_');
    Schema schema =
        SchemaBuilder.record("SchemaText")
            .namespace("io.agnoscope.schemas")
            .fields()
            .requiredString("name")
            .requiredString("json")
            .name(field)
            .type()
            .stringType()
            .stringDefault(fieldDefault)
            .endRecord();
    GenericRecord value = new GenericData.Record(schema);
    value.put("name", "a name");
    value.put("json", "{}");
    value.put(field, "new");
    return value;
  }

  private static void publish(Schema schema) throws Exception {
    byte[] value =
        RecordCodec.local().encode(new SchemaText(schema.getFullName(), schema.toString()));
    send(RecordCodec.hex(KnownSchemas.fingerprint(schema)), value);
  }

  private static void send(String key, byte @Nullable [] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            client(KAFKA.bootstrapServers()), new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topics.SCHEMAS.name(), key, value))
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static Set<String> published(String bootstrap) {
    Set<String> keys = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer = reader(bootstrap)) {
      long end = end(consumer);
      while (consumer.position(PARTITION) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(schema -> keys.add(schema.key()));
      }
    }
    return keys;
  }

  private static long end() {
    try (KafkaConsumer<String, byte[]> consumer = reader(KAFKA.bootstrapServers())) {
      return end(consumer);
    }
  }

  private static long end(KafkaConsumer<?, ?> consumer) {
    return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  private static KafkaConsumer<String, byte[]> reader(String bootstrap) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            client(bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    return consumer;
  }

  private static String fingerprint(byte[] bytes) {
    return RecordCodec.hex(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
  }

  private static void provision(String bootstrap) {
    try (Admin admin = Admin.create(client(bootstrap))) {
      Provisioner.provision(admin);
    }
  }

  private static Map<String, Object> client(String bootstrap) {
    return Map.of("bootstrap.servers", bootstrap);
  }
}
