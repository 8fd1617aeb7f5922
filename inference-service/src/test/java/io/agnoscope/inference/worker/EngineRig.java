package io.agnoscope.inference.worker;

import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.StoredPictures;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.TextPart;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.schemas.connection.BrokerConnection;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.Traces;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Runs engines against a real broker, sends to them and reads what they wrote. */
final class EngineRig implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(40);

  final Brokers brokers;
  final RecordCodec codec;
  private final Producer<byte[], byte[]> producer;

  EngineRig(String bootstrapServers) {
    brokers = new Brokers(BrokerConnection.to(bootstrapServers));
    try (Admin admin = Admin.create(brokers.config("test-admin"))) {
      Provisioner.provision(admin);
    }
    codec = RecordCodec.connected(brokers.config("test-schemas"));
    producer = brokers.producer();
  }

  InferenceEngine engine(String target, AnswerModel first, EngineEvents events) {
    return engine(settings(target, GroupType.SHARE), first, events);
  }

  InferenceEngine engine(WorkerSettings settings, AnswerModel first, EngineEvents events) {
    return engine(
        settings,
        first,
        events,
        (uri, sha256) -> {
          throw new FileNotFoundException(uri);
        });
  }

  InferenceEngine engine(
      WorkerSettings settings, AnswerModel first, EngineEvents events, StoredPictures store) {
    return engine(settings, first, events, store, Optional.empty());
  }

  InferenceEngine engine(String target, AnswerModel first, EngineEvents events, TrustedKeys keys) {
    return engine(
        settings(target, GroupType.SHARE),
        first,
        events,
        (uri, sha256) -> {
          throw new FileNotFoundException(uri);
        },
        Optional.of(keys));
  }

  private InferenceEngine engine(
      WorkerSettings settings,
      AnswerModel first,
      EngineEvents events,
      StoredPictures store,
      Optional<TrustedKeys> keys) {
    return new InferenceEngine(
        brokers,
        settings,
        new FakeSource(first),
        new ModelSlot(settings.target(), 0, Duration.ofSeconds(10)),
        new Announcements(settings.target(), keys),
        new ShadowSettings(Duration.ZERO, Duration.ofSeconds(10)),
        new TrialAnswerer(sha256 -> Optional.empty(), "w", Clock.systemUTC()),
        store,
        events,
        Clock.systemUTC(),
        Traces.OFF);
  }

  static WorkerSettings settings(String target, GroupType type) {
    return new WorkerSettings(
        target,
        Set.of(target),
        type,
        2,
        4,
        Duration.ofSeconds(60),
        64 << 20,
        Duration.ofSeconds(5));
  }

  /** A Trial whose Views tell its id, so that a model can tell Trials apart. */
  static Trial trial(String target, String id) {
    Trial trial = Fixtures.trial(target, id);
    trial.getViews().forEach(view -> view.setParts(List.of(new TextPart("about " + id, false))));
    return trial;
  }

  void sendTrials(String target, int from, int to) {
    IntStream.range(from, to)
        .mapToObj(number -> "%02d".formatted(number))
        .forEach(id -> send(trial(target, id)));
  }

  void send(Trial trial) {
    send(Topics.TRIALS, trial.getSample().getId(), codec.encode(trial));
  }

  void announce(CheckpointEvent event) {
    send(Topics.CHECKPOINTS, event.getTarget() + "/" + event.getVersion(), codec.encode(event));
  }

  void send(TopicDeclaration<?> topic, String key, byte[] value) {
    try {
      producer
          .send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  List<TrialAnswers> answersOf(String target) {
    return read(Topics.ANSWERS, answers -> answers.getTarget().equals(target));
  }

  List<DeadLetter> deadLettersOf(String sampleId) {
    return read(Topics.DEAD_LETTERS, letter -> sampleId.equals(letter.getSampleId()));
  }

  private <T extends SpecificRecord> List<T> read(TopicDeclaration<T> topic, Predicate<T> wanted) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    List<T> found = new CopyOnWriteArrayList<>();
    try (Consumer<byte[], byte[]> consumer = brokers.reader("test-reader", 500)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
            .map(entry -> decode(entry.value(), topic.valueType()))
            .filter(wanted)
            .forEach(found::add);
      }
    }
    return found;
  }

  private <T extends SpecificRecord> T decode(byte[] value, Class<T> type) {
    try {
      return codec.decode(value, type);
    } catch (UndecodableRecordException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
