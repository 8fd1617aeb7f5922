package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.CheckpointRefusedException;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.inference.checkpoint.Serving;
import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Provisioner;
import io.agnoscope.schemas.topic.TopicDeclaration;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The loop against a real broker. Each test has a target, and so a share group, of its own. */
class InferenceEngineTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static Brokers brokers;
  private static RecordCodec codec;
  private static Producer<byte[], byte[]> producer;

  /** As many as failed deliveries would have a Trial given up. */
  private static final int STORE_OUTAGES = Verdicts.LAST_TRY;

  private final Events events = new Events();
  private final AtomicInteger storeAsked = new AtomicInteger();

  @BeforeAll
  static void provision() {
    brokers = new Brokers(KAFKA.bootstrapServers());
    try (Admin admin = Admin.create(brokers.config("test-admin"))) {
      Provisioner.provision(admin);
    }
    codec = RecordCodec.connected(brokers.config("test-schemas"));
    producer = brokers.producer();
  }

  @AfterAll
  static void close() {
    producer.close();
    codec.close();
  }

  @Test
  void aPoisonousRecordIsADeadLetterAndTheRestFlows() {
    String target = "poison";
    byte[] poison = "no Trial at all".getBytes(StandardCharsets.UTF_8);
    send(Topics.TRIALS, "before", codec.encode(Fixtures.trial(target, "before")));
    send(Topics.TRIALS, "poison-key", poison);
    send(Topics.TRIALS, "after", codec.encode(Fixtures.trial(target, "after")));

    try (InferenceEngine engine = engine(target, new FakeModel("first"))) {
      engine.start();
      await().atMost(PATIENCE).until(() -> events.answered.size() == 2 && !events.dead.isEmpty());
      assertThat(engine.ready()).isTrue();
    }

    assertThat(answersOf(target))
        .extracting(TrialAnswers::getSampleId)
        .containsExactlyInAnyOrder("before", "after");
    DeadLetter letter = deadLettersOf("poison-key").getFirst();
    byte[] kept = new byte[letter.getValue().remaining()];
    letter.getValue().get(kept);
    assertThat(kept).isEqualTo(poison);
    assertThat(letter.getStage()).isEqualTo("infer");
    assertThat(letter.getTopic()).isEqualTo(Topics.TRIALS.name());
  }

  @Test
  void aTrialThatTheModelFailsOnIsGivenUpAtItsThirdDelivery() {
    String target = "failing";
    for (String id : List.of("good-1", "bad", "good-2")) {
      send(Topics.TRIALS, id, codec.encode(trial(target, id)));
    }
    FakeModel model = new FakeModel("first", ask -> ask.text().contains("bad"));

    try (InferenceEngine engine = engine(target, model)) {
      engine.start();
      await()
          .atMost(PATIENCE)
          .until(() -> events.answered.size() == 2 && events.dead.contains("model-error"));
    }

    assertThat(events.released).isEqualTo(2);
    assertThat(answersOf(target))
        .extracting(TrialAnswers::getSampleId)
        .containsExactlyInAnyOrder("good-1", "good-2");
    assertThat(deadLettersOf("bad"))
        .singleElement()
        .extracting(DeadLetter::getCause)
        .isEqualTo("model-error");
  }

  @Test
  void aTrialKeepsItsLockWhileTheImageStoreIsAway() {
    String target = "stored";
    Trial trial = Fixtures.trial(target, "with-stored-picture");
    trial.getSample().setImages(List.of(new Image("own", "image/png", 1, 1, null, "store:/own")));
    send(Topics.TRIALS, "with-stored-picture", codec.encode(trial));
    FakeModel model = new FakeModel("first");

    try (InferenceEngine engine = engine(target, model)) {
      engine.start();
      await().atMost(PATIENCE).until(() -> events.answered.contains("with-stored-picture"));
    }

    assertThat(events.waiting).isEqualTo(STORE_OUTAGES);
    assertThat(events.released).isZero();
    assertThat(deadLettersOf("with-stored-picture")).isEmpty();
    assertThat(answersOf(target)).hasSize(1);
    assertThat(model.batches.getFirst().getFirst().pictures().getFirst().encoded())
        .containsExactly(5);
  }

  private byte[] store(String uri, String sha256) throws IOException {
    if (storeAsked.getAndIncrement() < STORE_OUTAGES) {
      throw new IOException("away for the test");
    }
    return new byte[] {5};
  }

  @Test
  void aPromotedCheckpointTakesOverAndLosesNoTrial() {
    String target = "swapped";
    FakeModel first = new FakeModel("first");

    try (InferenceEngine engine = engine(target, first)) {
      engine.start();
      sendTrials(target, 0, 20);
      await().atMost(PATIENCE).until(() -> events.answered.size() >= 10);
      announce(Fixtures.event(target, 1, CheckpointState.PROMOTED));
      announce(Fixtures.event(target, UNUSABLE, CheckpointState.PROMOTED));
      await().atMost(PATIENCE).until(() -> version(engine) != null);
      sendTrials(target, 20, 40);
      await().atMost(PATIENCE).until(() -> events.answered.size() >= 40);
      await().atMost(PATIENCE).until(() -> events.refused.contains("for-the-test"));
      assertThat(version(engine)).isEqualTo(1);
      assertThat(first.closed).isFalse();
    }

    List<TrialAnswers> answers = answersOf(target);
    assertThat(answers.stream().map(TrialAnswers::getSampleId).distinct()).hasSize(40);
    assertThat(answers)
        .filteredOn(one -> one.getSampleId().compareTo("20") >= 0)
        .extracting(TrialAnswers::getCheckpoint)
        .containsOnly("checkpoint-1");
    assertThat(answers).extracting(TrialAnswers::getCheckpoint).contains("first");
  }

  @Test
  void startsWithWhatWasPromotedBeforeAndReadsTrialsSentBefore() {
    String target = "restarted";
    announce(Fixtures.event(target, 3, CheckpointState.PROMOTED));
    sendTrials(target, 0, 3);

    try (InferenceEngine engine = engine(target, new FakeModel("first"))) {
      engine.start();
      await().atMost(PATIENCE).until(() -> events.answered.size() == 3);
    }

    assertThat(answersOf(target))
        .extracting(TrialAnswers::getCheckpoint)
        .containsOnly("checkpoint-3");
  }

  @Test
  void seesWhatWaitsAndWhenTheGroupIsNotAsDeclared()
      throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
    String target = "watched";
    try (GroupMonitor monitor =
        new GroupMonitor(
            Admin.create(brokers.config("test-monitor")),
            brokers.reader("test-monitor-reader", 1),
            Groups.inference(target),
            Clock.systemUTC())) {
      assertThat(monitor.applied()).isFalse();

      try (InferenceEngine engine = engine(target, new FakeModel("first"))) {
        engine.start();
        sendTrials(target, 0, 2);
        await().atMost(PATIENCE).until(() -> events.answered.size() == 2);
      }
      sendTrials(target, 2, 5);

      assertThat(monitor.applied()).isTrue();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(monitor.backlog().trials()).isGreaterThanOrEqualTo(3));
      assertThat(monitor.backlog().oldestSeconds()).isPositive();
    }
  }

  private static final int UNUSABLE = 99;

  private static @Nullable Integer version(InferenceEngine engine) {
    return engine.models().current().map(Serving::version).orElse(null);
  }

  private InferenceEngine engine(String target, AnswerModel first) {
    ModelSource source =
        new ModelSource() {
          @Override
          public AnswerModel first() {
            return first;
          }

          @Override
          public AnswerModel load(CheckpointEvent event) throws CheckpointRefusedException {
            if (event.getVersion() == UNUSABLE) {
              throw new CheckpointRefusedException("for-the-test", "unusable", null);
            }
            return new FakeModel(event.getCheckpoint());
          }
        };
    TrialAnswerer answerer =
        new TrialAnswerer(sha256 -> Optional.empty(), 64, "w", Clock.systemUTC());
    return new InferenceEngine(
        brokers,
        target,
        16,
        source,
        new ModelSlot(target, 0, Duration.ofSeconds(10)),
        answerer,
        this::store,
        events,
        Clock.systemUTC());
  }

  private static Trial trial(String target, String id) {
    Trial trial = Fixtures.trial(target, id);
    trial
        .getViews()
        .forEach(view ->
            view.setParts(List.of(new io.agnoscope.schemas.TextPart("about " + id, false))));
    return trial;
  }

  private static void sendTrials(String target, int from, int to) {
    IntStream.range(from, to)
        .mapToObj(number -> "%02d".formatted(number))
        .forEach(id -> send(Topics.TRIALS, id, codec.encode(Fixtures.trial(target, id))));
  }

  private static void announce(CheckpointEvent event) {
    send(Topics.CHECKPOINTS, event.getTarget() + "/" + event.getVersion(), codec.encode(event));
  }

  private static void send(TopicDeclaration<?> topic, String key, byte[] value) {
    try {
      producer
          .send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<TrialAnswers> answersOf(String target) {
    return read(Topics.ANSWERS, answers -> answers.getTarget().equals(target));
  }

  private static List<DeadLetter> deadLettersOf(String sampleId) {
    return read(Topics.DEAD_LETTERS, letter -> sampleId.equals(letter.getSampleId()));
  }

  private static <T extends SpecificRecord> List<T> read(
      TopicDeclaration<T> topic, Predicate<T> wanted) {
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

  private static <T extends SpecificRecord> T decode(byte[] value, Class<T> type) {
    try {
      return codec.decode(value, type);
    } catch (io.agnoscope.schemas.codec.UndecodableRecordException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Events implements EngineEvents {
    private final java.util.Set<String> answered = ConcurrentHashMap.newKeySet();
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile int released;
    private volatile int waiting;

    @Override
    public void answered(TrialAnswers answers) {
      answered.add(answers.getSampleId());
    }

    @Override
    public void batch(Duration took, int trials) {}

    @Override
    public void deadLetter(String cause) {
      dead.add(cause);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // By the loop's thread only.
    public void released() {
      released++;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // By the loop's thread only.
    public void waiting() {
      waiting++;
    }

    @Override
    public void passedOver() {}

    @Override
    public void acknowledgementRefused() {}

    @Override
    public void checkpointRefused(String reason) {
      refused.add(reason);
    }

    @Override
    public void backlog(Backlog backlog) {}
  }
}
