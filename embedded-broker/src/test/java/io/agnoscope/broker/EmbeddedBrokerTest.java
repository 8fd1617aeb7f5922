package io.agnoscope.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {

  private final Path folder;

  EmbeddedBrokerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void goesOnWithItsClusterAndRecordsOnOtherPorts() throws Exception {
    String cluster;
    try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.anywhere(folder))) {
      cluster = first.clusterId();
      create(first, "kept");
      send(first, "kept", "a value");
    }

    try (EmbeddedBroker second = EmbeddedBroker.start(BrokerSettings.anywhere(folder));
        Admin admin = admin(second)) {
      TopicPartition partition = new TopicPartition("kept", 0);
      long end =
          admin
              .listOffsets(Map.of(partition, OffsetSpec.latest()))
              .partitionResult(partition)
              .get(20, TimeUnit.SECONDS)
              .offset();

      assertThat(second.clusterId()).isEqualTo(cluster);
      assertThat(admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS)).isEqualTo(cluster);
      assertThat(end).isEqualTo(1);
    }
  }

  @Test
  void hasTheFeaturesThatShareGroupsStreamsAndTransactionsNeed() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.anywhere(folder));
        Admin admin = admin(broker)) {
      Map<String, FinalizedVersionRange> features =
          admin.describeFeatures().featureMetadata().get(20, TimeUnit.SECONDS).finalizedFeatures();

      assertThat(levels(features))
          .containsEntry("share.version", 1)
          .containsEntry("streams.version", 1)
          .containsEntry("group.version", 1)
          .containsEntry("transaction.version", 2);
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      BrokerSettings settings =
          new BrokerSettings("localhost", taken.getLocalPort(), 0, folder.resolve("data"));

      assertThatExceptionOfType(BrokerStartException.class)
          .isThrownBy(() -> EmbeddedBroker.start(settings))
          .withMessageContaining("localhost:" + taken.getLocalPort());
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void saysWhichFolderItCannotUse() throws Exception {
    Path file = folder.resolve("a-file");
    Files.writeString(file, "in the way", StandardCharsets.UTF_8);

    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(BrokerSettings.anywhere(file)))
        .withMessageContaining(file.toString());
  }

  @Test
  void refusesAFolderThatAnotherBrokerUses() {
    try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.anywhere(folder))) {
      assertThatExceptionOfType(BrokerStartException.class)
          .isThrownBy(() -> EmbeddedBroker.start(BrokerSettings.anywhere(folder)))
          .withMessageContaining(folder.toString());
      assertThat(first.bootstrapServers()).startsWith("localhost:");
    }
  }

  @Test
  void refusesSettingsThatAreNoPorts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings("localhost", 70_000, 0, folder))
        .withMessageContaining("port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings("localhost", 9_092, 9_092, folder))
        .withMessageContaining("9092");
  }

  private static Map<String, Integer> levels(Map<String, FinalizedVersionRange> features) {
    Map<String, Integer> levels = new TreeMap<>();
    features.forEach((name, range) -> levels.put(name, (int) range.maxVersionLevel()));
    return levels;
  }

  private static void create(EmbeddedBroker broker, String topic) throws Exception {
    try (Admin admin = admin(broker)) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }
}
