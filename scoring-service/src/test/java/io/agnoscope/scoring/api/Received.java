package io.agnoscope.scoring.api;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.TopicDeclaration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the service under test wrote to its broker. */
final class Received {
  private Received() {}

  /** The first record of a topic of one partition that is looked for. */
  static <T extends SpecificRecord> T first(
      RecordCodec codec, TopicDeclaration<T> topic, Predicate<T> wanted, Duration within) {
    String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    long deadline = System.nanoTime() + within.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition(topic.name(), 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          T value = codec.decode(record.value(), topic.valueType());
          if (wanted.test(value)) {
            return value;
          }
        }
      }
    } catch (UndecodableRecordException e) {
      throw new AssertionError("not readable", e);
    }
    throw new AssertionError("nothing of the kind on " + topic.name());
  }
}
