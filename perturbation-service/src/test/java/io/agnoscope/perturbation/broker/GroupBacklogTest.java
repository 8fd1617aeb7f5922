package io.agnoscope.perturbation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupBacklogTest {

  private static final int TRIALS = 20;
  private static final String TARGET = "backlog-test";

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  @Test
  void countsWhatWaitsBeforeAndAfterAWorkerCame() throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      Provisioner.provision(admin);
      Provisioner.applyGroup(admin, Groups.inference(TARGET));
      GroupBacklog backlog = new GroupBacklog(admin);
      long before = backlog.trials(TARGET);
      send(config);

      assertThat(backlog.trials(TARGET)).isEqualTo(before + TRIALS);

      read(config, backlog);
    }
  }

  private static void send(Map<String, Object> config) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < TRIALS; i++) {
        var unused =
            producer.send(new ProducerRecord<>(Topics.TRIALS.name(), new byte[] {(byte) i}));
      }
      producer.flush();
    }
  }

  private static void read(Map<String, Object> config, GroupBacklog backlog) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", config.get("bootstrap.servers"),
            "group.id", Groups.inference(TARGET).name());
    try (ShareConsumer<byte[], byte[]> worker =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      worker.subscribe(List.of(Topics.TRIALS.name()));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            var unused = worker.poll(Duration.ofMillis(200));
            worker.commitSync();
            return backlog.trials(TARGET) == 0;
          });
    }
  }
}
