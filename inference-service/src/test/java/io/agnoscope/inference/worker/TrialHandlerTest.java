package io.agnoscope.inference.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.ScriptedModel;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.inference.checkpoint.ModelSource;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.identity.Runs;
import io.agnoscope.schemas.identity.ShadowTargets;
import io.agnoscope.schemas.topic.Groups;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.tracing.Traces;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TrialHandlerTest {

  private final RecordCodec codec = RecordCodec.local();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final RecordedEvents events = new RecordedEvents();
  private final BytesInFlight bytes = new BytesInFlight(128 << 20);
  private final ModelGate gate = new ModelGate(Duration.ofHours(1), () -> Fixtures.NOW);
  private final Pauses pauses = new Pauses(gate, events);
  private final AtomicInteger storeAsked = new AtomicInteger();
  private ModelSlot models = new ModelSlot("t", 1, Duration.ofSeconds(1));

  @Test
  void answersATrial() throws Exception {
    assertThat(handle(new FakeModel("first"), trial("a", 1))).isEqualTo(Settlement.ACCEPT);

    assertThat(written(Topics.ANSWERS.name(), TrialAnswers.class))
        .singleElement()
        .extracting(TrialAnswers::getSampleId, TrialAnswers::getCheckpoint)
        .containsExactly("a", "first");
    assertThat(events.answered).containsExactly("a");
    assertThat(events.queued).hasValue(1);
    assertThat(bytes.reserved()).isZero();
  }

  @Test
  void givesUpWhatNobodyCanRead() throws Exception {
    byte[] poison = "no Trial".getBytes(UTF_8);

    assertThat(handle(new FakeModel("first"), Deliveries.of(0, poison, 1)))
        .isEqualTo(Settlement.ACCEPT);

    DeadLetter letter = written(Topics.DEAD_LETTERS.name(), DeadLetter.class).getFirst();
    assertThat(letter.getCause()).isEqualTo("undecodable-not-single-object");
    assertThat(letter.getSampleId()).isEqualTo("key");
    assertThat(letter.getValue().remaining()).isEqualTo(poison.length);
  }

  @Test
  void passesOverOthersTrialsAndTombstones() throws Exception {
    FakeModel model = new FakeModel("first");
    byte[] other = codec.encode(Fixtures.trial("other", "a"));

    assertThat(handle(model, Deliveries.of(0, other, 9))).isEqualTo(Settlement.ACCEPT);
    assertThat(handle(model, Deliveries.of(0, null, 1))).isEqualTo(Settlement.ACCEPT);

    assertThat(events.passedOver).hasValue(2);
    assertThat(model.batches).isEmpty();
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void handsBackAFailingTrialUntilItsThirdDelivery() throws Exception {
    FakeModel broken = new FakeModel("first", ask -> true);

    assertThat(handle(broken, trial("a", 1))).isEqualTo(Settlement.RELEASE);
    assertThat(handle(broken, trial("a", 2))).isEqualTo(Settlement.RELEASE);
    assertThat(producer.history()).isEmpty();
    assertThat(handle(broken, trial("a", 3))).isEqualTo(Settlement.ACCEPT);

    assertThat(events.dead).containsExactly("model-error");
    assertThat(events.released).hasValue(2);
  }

  @Test
  void doesNotAskWhatTheBrokerWouldArchiveNext() throws Exception {
    FakeModel model = new FakeModel("first");

    handle(model, trial("a", Groups.DELIVERY_LIMIT));

    assertThat(events.dead).containsExactly("delivered-too-often");
    assertThat(model.batches).isEmpty();
  }

  @Test
  void waitsForAModelThatIsAwayAndClosesTheGateMeanwhile() throws Exception {
    AtomicInteger asks = new AtomicInteger();
    ScriptedModel model =
        new ScriptedModel((ask, deadline) -> {
          boolean away = asks.getAndIncrement() < 6;
          assertThat(gate.closed()).isEqualTo(asks.get() > 3 && asks.get() <= 9);
          return away ? new Reply.NotNow("http-503", Duration.ZERO) : ScriptedModel.STAR;
        });

    assertThat(handle(model, trial("a", 4))).isEqualTo(Settlement.ACCEPT);

    assertThat(events.waits).containsExactly("http-503", "http-503");
    assertThat(events.answered).containsExactly("a");
    assertThat(gate.closed()).isFalse();
    assertThat(pauses.waiting()).isZero();
  }

  @Test
  void waitsForTheImageStoreWithoutHoldingRoomForPictures() throws Exception {
    Trial trial = Fixtures.trial("t", "a");
    trial.getSample().setImages(List.of(new Image("own", "image/png", 1, 1, null, "store:/own")));
    FakeModel model = new FakeModel("first");

    assertThat(handle(model, Deliveries.of(0, codec.encode(trial), 1)))
        .isEqualTo(Settlement.ACCEPT);

    assertThat(events.waits).containsExactly("image-store-away");
    assertThat(model.batches.getFirst().getFirst().pictures().getFirst().encoded())
        .containsExactly(5);
    assertThat(bytes.reserved()).isZero();
  }

  @Test
  void shipsWhatItHasAtTheDeadline() throws Exception {
    ScriptedModel model =
        new ScriptedModel((ask, deadline) ->
            ask.text().startsWith("A cross")
                ? new Reply.Unable(AnswerModel.DEADLINE, "")
                : ScriptedModel.STAR);

    assertThat(handle(model, trial("a", 1))).isEqualTo(Settlement.ACCEPT);

    assertThat(written(Topics.ANSWERS.name(), TrialAnswers.class).getFirst().getAnswers())
        .extracting(answer -> answer.getOutcome().getClass().getSimpleName())
        .containsExactly("Answered", "Unanswered", "Answered", "Answered");
  }

  @Test
  void givesNoOtherTargetsSampleItsOutcome() throws Exception {
    FakeModel broken = new FakeModel("first", ask -> true);

    handle(broken, Deliveries.of(0, codec.encode(Fixtures.trial("watched", "a")), 3));
    handle(broken, trial("b", 3));

    assertThat(written(Topics.DEAD_LETTERS.name(), DeadLetter.class))
        .extracting(DeadLetter::getSampleId)
        .containsExactly(null, "key");
    assertThat(written(Topics.DEAD_LETTERS.name(), DeadLetter.class))
        .extracting(DeadLetter::getId)
        .doesNotHaveDuplicates();
  }

  @Test
  void givesNoSampleItsOutcomeByAReplay() throws Exception {
    FakeModel broken = new FakeModel("first", ask -> true);

    handle(broken, Deliveries.of(0, codec.encode(replayed("a")), 3));

    assertThat(written(Topics.DEAD_LETTERS.name(), DeadLetter.class))
        .singleElement()
        .extracting(DeadLetter::getCause, DeadLetter::getSampleId)
        .containsExactly("model-error", null);
  }

  @Test
  void hasACandidateAnswerEveryTrialOfAReplay() throws Exception {
    models = new ModelSlot("t", 0, Duration.ofSeconds(1));
    shadow(new FakeModel("candidate"));

    handle(new FakeModel("first"), trial("a", 1));
    handle(new FakeModel("first"), Deliveries.of(1, codec.encode(replayed("b")), 1));

    assertThat(written(Topics.ANSWERS.name(), TrialAnswers.class))
        .extracting(TrialAnswers::getRun, TrialAnswers::getTarget)
        .containsExactly(tuple(Runs.LIVE, "t"), tuple("r", "t"), tuple("r", ShadowTargets.of("t")));
  }

  @Test
  void hasACandidateAnswerTooUnderATargetOfItsOwn() throws Exception {
    shadow(new FakeModel("candidate"));

    assertThat(handle(new FakeModel("first"), trial("a", 1))).isEqualTo(Settlement.ACCEPT);

    assertThat(written(Topics.ANSWERS.name(), TrialAnswers.class))
        .extracting(TrialAnswers::getTarget, TrialAnswers::getCheckpoint)
        .containsExactly(tuple("t", "first"), tuple(ShadowTargets.of("t"), "candidate"));
    assertThat(events.shadowAnswered).hasValue(1);
  }

  @Test
  void losesNothingWhenTheCandidateFailsOrIsAway() throws Exception {
    shadow(new FakeModel("candidate", ask -> true));
    assertThat(handle(new FakeModel("first"), trial("a", 1))).isEqualTo(Settlement.ACCEPT);

    shadow(new ScriptedModel((ask, deadline) -> new Reply.NotNow("away", Duration.ofHours(1))));
    assertThat(handle(new FakeModel("first"), trial("b", 1))).isEqualTo(Settlement.ACCEPT);

    assertThat(events.shadowDropped).containsExactly("model-error", "away");
    assertThat(events.answered).containsExactlyInAnyOrder("a", "b");
    assertThat(events.released).hasValue(0);
    assertThat(gate.closed()).isFalse();
  }

  @Test
  void asksOnlyWhatServesWhenTheTrialIsOld() throws Exception {
    shadow(new FakeModel("candidate"));
    now = Fixtures.NOW.plusSeconds(11);

    assertThat(handle(new FakeModel("first"), trial("a", 1))).isEqualTo(Settlement.ACCEPT);

    assertThat(events.shadowDropped).containsExactly("behind");
    assertThat(events.answered).containsExactly("a");
  }

  private Instant now = Fixtures.NOW;
  private int version = 0;
  private @org.jspecify.annotations.Nullable AnswerModel candidate;

  private void shadow(AnswerModel model) {
    candidate = model;
    version++;
  }

  private Settlement handle(AnswerModel model, Delivery delivery) throws InterruptedException {
    ModelSource source =
        new ModelSource() {
          @Override
          public AnswerModel first() {
            return model;
          }

          @Override
          public AnswerModel load(io.agnoscope.schemas.CheckpointEvent event) {
            return java.util.Objects.requireNonNull(candidate);
          }
        };
    CheckpointChooser chooser =
        new CheckpointChooser(
            new Announcements("t", Optional.empty()),
            source,
            models,
            Duration.ZERO,
            InstantSource.system(),
            reason -> {});
    if (candidate != null) {
      chooser.apply(Fixtures.event("t", version, CheckpointState.SHADOW));
    }
    chooser.choose();
    InstantSource clock = () -> now;
    AnswerLog log = new AnswerLog(producer, codec, () -> new Backoff(new CountDownLatch(1)));
    TrialAnswerer answerer = new TrialAnswerer(sha256 -> Optional.empty(), "w", clock);
    Outbox outbox = new Outbox(log, "t", events, clock);
    return new TrialHandler(
            new TrialReader(codec, Set.of("t", "watched")),
            answerer,
            this::store,
            models,
            outbox,
            new ShadowAsker(
                models,
                answerer,
                outbox,
                events,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                clock),
            bytes,
            pauses,
            events,
            Duration.ofMinutes(1),
            clock,
            Traces.OFF)
        .handle(delivery, Fixtures.NOW);
  }

  private byte[] store(String uri, String sha256) throws IOException {
    if (storeAsked.getAndIncrement() == 0) {
      throw new IOException("away for the test");
    }
    return new byte[] {5};
  }

  private static Trial replayed(String sampleId) {
    Trial trial = Fixtures.trial("t", sampleId);
    trial.setRun("r");
    return trial;
  }

  private Delivery trial(String sampleId, int count) {
    return Deliveries.of(0, codec.encode(Fixtures.trial("t", sampleId)), count);
  }

  private <T extends SpecificRecord> List<T> written(String topic, Class<T> type) {
    return producer.history().stream()
        .filter(entry -> entry.topic().equals(topic))
        .map(entry -> {
          try {
            return codec.decode(entry.value(), type);
          } catch (io.agnoscope.schemas.codec.UndecodableRecordException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }
}
