package io.agnoscope.kafkatesting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
final class KafkaExtensionTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  @Test
  void deliversToAConsumerGroupOnlyWhatWasCommitted() throws Exception {
    create("committed");
    sendAbortedThenCommitted("committed");

    Map<String, Object> config = client();
    config.put("group.id", "readers");
    config.put("group.protocol", "consumer");
    config.put("auto.offset.reset", "earliest");
    config.put("isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("committed"));
      while (values.isEmpty()) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }

    assertThat(values).containsExactly("committed");
  }

  @Test
  void deliversToAShareGroupWhatItsConfigurationAsksFor() throws Exception {
    create("shared");
    configure("workers");
    sendAbortedThenCommitted("shared");

    Map<String, Object> config = client();
    config.put("group.id", "workers");
    config.put("share.acknowledgement.mode", "explicit");
    List<String> values = new ArrayList<>();
    try (KafkaShareConsumer<String, String> consumer =
        new KafkaShareConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("shared"));
      while (values.isEmpty()) {
        ConsumerRecords<String, String> polled = consumer.poll(Duration.ofMillis(200));
        for (ConsumerRecord<String, String> record : polled) {
          values.add(record.value());
          consumer.acknowledge(record, AcknowledgeType.ACCEPT);
        }
      }
      assertThat(consumer.commitSync().values()).allMatch(Optional::isEmpty);
    }

    assertThat(values).containsExactly("committed");
  }

  @Test
  void isOneBrokerForAllWhoAsk(TestBroker broker) {
    assertThat(broker.bootstrapServers()).isEqualTo(KAFKA.bootstrapServers());
  }

  private static void sendAbortedThenCommitted(String topic) throws Exception {
    Map<String, Object> config = client();
    config.put("transactional.id", "writer-to-" + topic);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "aborted")).get(20, TimeUnit.SECONDS);
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "committed")).get(20, TimeUnit.SECONDS);
      producer.commitTransaction();
    }
  }

  private static void create(String topic) throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static void configure(String group) throws Exception {
    List<AlterConfigOp> settings =
        List.of(
            new AlterConfigOp(
                new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET),
            new AlterConfigOp(
                new ConfigEntry("share.isolation.level", "read_committed"),
                AlterConfigOp.OpType.SET));
    try (Admin admin = Admin.create(client())) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), settings))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", KAFKA.bootstrapServers()));
  }
}
