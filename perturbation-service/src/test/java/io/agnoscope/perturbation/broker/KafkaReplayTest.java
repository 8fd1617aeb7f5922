package io.agnoscope.perturbation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.perturbation.probe.ProbeSamples;
import io.agnoscope.perturbation.probe.ProbeStyle;
import io.agnoscope.perturbation.replay.BrokerAwayException;
import io.agnoscope.perturbation.replay.Erasures;
import io.agnoscope.perturbation.replay.KeptRecord;
import io.agnoscope.perturbation.replay.KeptRecord.Kept;
import io.agnoscope.perturbation.replay.PeriodReader;
import io.agnoscope.perturbation.replay.TrialLog;
import io.agnoscope.perturbation.trial.TrialMaker;
import io.agnoscope.schemas.Sample;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.identity.TrialIds;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.stimuli.catalogue.Catalogue;
import io.agnoscope.stimuli.probe.Phrasing;
import io.agnoscope.stimuli.probe.Probes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
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

class KafkaReplayTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private final Instant from = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.MILLIS);
  private final Instant to = from.plusSeconds(3600);

  private final String prefix = UUID.randomUUID() + "/";
  private final RecordCodec codec = RecordCodec.local();
  private KafkaReplayBroker broker;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void open() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
      Provisioner.provision(admin);
      forget(admin);
    }
    broker =
        new KafkaReplayBroker(
            new Brokers(BrokerConnection.to(KAFKA.bootstrapServers())),
            codec,
            new TrialMaker(Catalogue.standard(), 5, () -> to));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close();
    codec.close();
  }

  @Test
  void readsEachRecordOfThePeriodOnce() throws Exception {
    send(from.minusMillis(1), "before", encoded("before"));
    for (int i = 0; i < 40; i++) {
      send(from.plusSeconds(i), "in-" + i, encoded("in-" + i));
    }
    send(to.minusMillis(1), "last", encoded("last"));
    send(to.minusMillis(1), "damaged", new byte[] {1, 2});
    send(to, "behind", encoded("behind"));
    // Written by somebody whose clock is behind.
    send(to.minusMillis(2), "belated", encoded("belated"));
    send(to.minusSeconds(1), "erased", null);

    List<KeptRecord> records = read();

    List<String> ids = ids(kept(records));
    assertThat(ids).hasSize(42).doesNotHaveDuplicates();
    assertThat(ids).contains("in-0", "in-39", "last", "belated");
    assertThat(ids).doesNotContain("before", "behind");
    assertThat(records).contains(new KeptRecord.Erased());
    assertThat(records).contains(new KeptRecord.Unreadable("undecodable-not-single-object"));
  }

  @Test
  void aPeriodWithoutRecordsIsDoneAtOnce() throws Exception {
    try (PeriodReader reader =
        broker.samples(
            Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2001-01-02T00:00:00Z"))) {
      assertThat(reader.next()).isEmpty();
      assertThat(reader.done()).isTrue();
      assertThat(reader.records()).isZero();
    }
  }

  @Test
  void knowsWhatWasErasedAfterItWasKept() throws Exception {
    send(from, "gone", encoded("gone"));
    send(from, "kept", encoded("kept"));
    send(from, "back", encoded("back"));
    send(from.plusSeconds(1), "gone", null);
    send(from.plusSeconds(1), "back", null);
    send(from.plusSeconds(2), "back", encoded("back"));
    try (Erasures erasures = broker.erasures(from)) {
      while (!erasures.refresh()) {
        assertThat(erasures).isNotNull();
      }

      List<Kept> kept = kept(read());
      assertThat(ids(kept)).hasSize(4);
      assertThat(kept.stream().filter(erasures::erased).map(KafkaReplayTest.this::id))
          .containsExactlyInAnyOrder("gone", "back");

      send(Instant.now(), "kept", null);
      while (!erasures.refresh()) {
        assertThat(erasures).isNotNull();
      }
      assertThat(kept.stream().filter(erasures::erased)).hasSize(3);
    }
  }

  @Test
  void writesTheTrialOfItsRun() throws Exception {
    Sample sample = probe("a");
    sample.setRun("again");
    try (TrialLog trials = broker.trials()) {
      trials.append(sample);
    }

    Trial trial = trials().getFirst();
    String version = Catalogue.standard().version();
    assertThat(trial.getRun()).isEqualTo("again");
    assertThat(trial.getId()).isEqualTo(TrialIds.of("again", prefix + "a", version, "tinyvlm"));
    assertThat(trial.getSample()).isEqualTo(sample);
  }

  /** What other tests wrote has times that go backwards from here. */
  private static void forget(Admin admin) {
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.SAMPLES.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.SAMPLES.name(), partition))
            .toList();
    try {
      admin
          .deleteRecords(
              partitions.stream()
                  .collect(
                      Collectors.toMap(
                          partition -> partition, partition -> RecordsToDelete.beforeOffset(-1))))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private List<KeptRecord> read() throws BrokerAwayException, InterruptedException {
    List<KeptRecord> records = new ArrayList<>();
    try (PeriodReader reader = broker.samples(from, to)) {
      while (!reader.done()) {
        reader.next().ifPresent(records::add);
      }
      assertThat(reader.recordsRead()).isEqualTo(reader.records());
    }
    return records;
  }

  private List<String> ids(List<Kept> kept) {
    return kept.stream().map(this::id).toList();
  }

  private static List<Kept> kept(List<KeptRecord> records) {
    return records.stream().filter(Kept.class::isInstance).map(Kept.class::cast).toList();
  }

  private String id(Kept kept) {
    return kept.sample().getId().substring(prefix.length());
  }

  private void send(Instant at, String id, byte @Nullable [] value) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                Topics.SAMPLES.name(),
                null,
                at.toEpochMilli(),
                (prefix + id).getBytes(StandardCharsets.UTF_8),
                value))
        .get();
  }

  private byte[] encoded(String id) {
    return codec.encode(probe(id));
  }

  private Sample probe(String id) {
    Sample sample =
        new ProbeSamples(
                new Probes(Phrasing.TRAINING), ProbeStyle.WHAT, "tinyvlm", 1, from, () -> from)
            .next();
    sample.setId(prefix + id);
    return sample;
  }

  private List<Trial> trials() throws Exception {
    List<Trial> trials = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.TRIALS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var entry : consumer.poll(Duration.ofMillis(100))) {
          if (entry.key() != null
              && new String(entry.key(), StandardCharsets.UTF_8).startsWith(prefix)) {
            trials.add(codec.decode(entry.value(), Trial.class));
          }
        }
      }
    }
    return trials;
  }
}
