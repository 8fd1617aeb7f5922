package io.agnoscope.scoring.api;

import static io.agnoscope.scoring.api.Sending.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.kafkatesting.TestBroker;
import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.query.TestInstance;
import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.topology.DetectorSettings;
import io.agnoscope.scoring.topology.ScoringSettings;
import io.agnoscope.scoring.topology.ScoringTopology;
import io.agnoscope.scoring.topology.Stores;
import io.agnoscope.scoring.topology.TestTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The detector on a real broker: its alert fires, and an instance that has only the changelogs ends
 * it.
 */
final class DetectorOnBrokerTest {
  private static TestBroker broker;
  private static RecordCodec codec;
  private int made;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      Provisioner.provision(admin);
    }
    codec = RecordCodec.connected(config);
  }

  @AfterAll
  static void stopBroker() {
    codec.close();
    broker.close();
  }

  @Test
  void anAlertFiresAndAnInstanceThatTakesOverEndsIt(@TempDir Path folder) throws IOException {
    try (Sending sending = Sending.open(codec, broker.bootstrapServers())) {
      try (TestInstance first = start(folder.resolve("first"))) {
        answers(sending, 80, "A");
        eventually(() ->
            assertThat(read(Topics.MONITORS))
                .extracting(MonitorState::getPhase)
                .contains(MonitorPhase.WATCHING));

        answers(sending, 80, "B");
        eventually(() -> assertThat(last().getState()).isEqualTo(AlertState.FIRING));
        assertThat(last().getReason()).contains("misleading-caption");
        assertThat(first.address()).isNotBlank();
      }
      try (TestInstance second = start(folder.resolve("second"))) {
        answers(sending, 200, "A");

        eventually(() -> assertThat(last().getState()).isEqualTo(AlertState.RESOLVED));
        assertThat(second.address()).isNotBlank();
      }
    }
  }

  private static TestInstance start(Path folder) throws IOException {
    ScoringSettings scoring =
        new ScoringSettings(
            Duration.ofHours(49),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofSeconds(5),
            Duration.ofMillis(100));
    DetectorSettings standard = DetectorSettings.standard();
    DetectorSettings detection =
        new DetectorSettings(
            Duration.ofSeconds(1),
            new RegressionSettings(0.05, 0.01, 50, 60, 10, standard.regression().bets()),
            Duration.ofHours(1),
            10,
            100,
            standard.forgetAfter(),
            standard.flows());
    return TestInstance.start(
        ScoringTopology.build(codec, scoring, detection, Stores.Kind.PERSISTENT),
        codec,
        broker.bootstrapServers(),
        "detector-on-broker",
        0,
        folder);
  }

  private void answers(Sending sending, int trials, String underCaption) {
    for (int i = 0; i < trials; i++) {
      String id = "detected-" + made++;
      sending.send(
          Topics.ANSWERS,
          id,
          TestTrial.of(id).createdAt(Instant.now()).clean("A").caption(underCaption).answers());
    }
  }

  private static Alert last() {
    List<Alert> alerts = read(Topics.ALERTS);
    assertThat(alerts).isNotEmpty();
    assertThat(alerts).extracting(Alert::getKey).containsOnly(alerts.getFirst().getKey());
    return alerts.getLast();
  }

  private static <T extends SpecificRecord> List<T> read(TopicDeclaration<T> topic) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    List<T> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(codec.decode(record.value(), topic.valueType()));
        }
      }
      return values;
    } catch (UndecodableRecordException e) {
      throw new AssertionError(e);
    }
  }
}
