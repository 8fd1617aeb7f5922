package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/** Says how the Kafka cluster is reached, and makes its clients. */
@Singleton
public class Brokers {

  private static final int DELIVERY_MILLIS = 30_000;
  private static final int REQUEST_MILLIS = 10_000;
  private static final int FETCH_BYTES = 4 << 20;
  private static final int RECORDS_AT_ONCE = 50;

  private final BrokerConnection connection;

  public Brokers(Config configuration) {
    this.connection =
        BrokerConnection.configured(name -> configuration.getOptionalValue(name, String.class));
  }

  /** Creates the topics that are missing. */
  public void provision() {
    try (Admin admin = Admin.create(config("agnoscope-trainer-admin"))) {
      Provisioner.provision(admin);
    }
  }

  /** A consumer that commits nothing: its reader keeps the place itself. */
  public Consumer<byte[], byte[]> consumer(String clientId) {
    Map<String, Object> config = config(clientId);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Produces
  @Singleton
  Producer<String, byte[]> producer() {
    Map<String, Object> config = config("agnoscope-trainer");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTERS.maxMessageBytes());
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  void close(@Disposes Producer<String, byte[]> producer) {
    producer.close();
  }

  @Produces
  @Singleton
  RecordCodec codec() {
    return RecordCodec.connected(config("agnoscope-trainer-schemas"));
  }

  void close(@Disposes RecordCodec codec) {
    codec.close();
  }

  private Map<String, Object> config(String clientId) {
    return connection.config(clientId);
  }
}
