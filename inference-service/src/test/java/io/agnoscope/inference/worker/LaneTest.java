package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.inference.ScriptedModel;
import io.agnoscope.inference.answering.AnswerModel;
import io.agnoscope.inference.answering.Reply;
import io.agnoscope.inference.answering.TrialAnswerer;
import io.agnoscope.inference.checkpoint.Announcements;
import io.agnoscope.inference.checkpoint.CheckpointChooser;
import io.agnoscope.inference.checkpoint.ModelSlot;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.tracing.Traces;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final Duration RENEW_AFTER = Duration.ofMillis(300);

  private final RecordCodec codec = RecordCodec.local();
  private final RecordedEvents events = new RecordedEvents();
  private final MemoryFeed.Group group = new MemoryFeed.Group();
  private final ModelGate gate = new ModelGate(Duration.ofHours(1), InstantSource.system());
  private final Drain drain = new Drain(Duration.ofSeconds(1));
  private final ExecutorService trials = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    drain.begin();
    threads.forEach(thread -> assertThat(Threads.join(thread, Duration.ofSeconds(20))).isTrue());
    trials.shutdownNow();
  }

  @Test
  void aSlowTrialHoldsUpNeitherItsNeighboursAnswersNorTheOtherLane() {
    AnswerModel model = slowOn("slow");
    send("slow", "a", "b");
    lane(model);
    await().until(() -> events.answered.containsAll(Set.of("a", "b")));
    lane(model);
    send("c", "d", "e", "f", "g", "h", "i", "j");

    await().until(() -> events.answered.size() == 10);
    await().until(() -> group.renewals.get() >= 2);
    assertThat(group.settled).doesNotContainKey(0L);
    assertThat(group.settled.get(1L)).isEqualTo(Settlement.ACCEPT);
    release.countDown();

    await().until(() -> group.settled.get(0L) == Settlement.ACCEPT);
    assertThat(events.answered).hasSize(11);
  }

  @Test
  void aTrialThatMakesTheModelThrowCostsItsNeighboursNothing() {
    AtomicInteger thrown = new AtomicInteger();
    lane(
        new ScriptedModel((ask, deadline) -> {
          if (ask.text().contains("bad")) {
            thrown.incrementAndGet();
            throw new IllegalStateException("told to fail");
          }
          return ScriptedModel.STAR;
        }));
    send("a", "bad", "b", "c");

    await().until(() -> events.dead.contains("model-error"));

    assertThat(thrown).hasValue(TrialHandler.LAST_TRY);
    await().until(() -> events.answered.size() == 3);
    assertThat(group.settled.values()).containsOnly(Settlement.ACCEPT);
  }

  @Test
  void keepsItsTrialsThroughAnOutageAndTakesNoOthers() {
    AtomicBoolean away = new AtomicBoolean(true);
    AnswerModel model =
        new ScriptedModel((ask, deadline) ->
            away.get() ? new Reply.NotNow("away", Duration.ZERO) : ScriptedModel.STAR);
    send("a", "b", "c", "d", "e", "f");
    lane(model);
    await().until(() -> gate.closed() && events.waits.size() >= 8);
    lane(model);

    assertThat(group.waiting).hasSize(2);
    away.set(false);

    await().until(() -> events.answered.size() == 6);
    assertThat(events.released).hasValue(0);
    assertThat(events.dead).isEmpty();
  }

  @Test
  void endsTheWorkOnATrialThatAnotherHasByNow() {
    AtomicInteger interrupted = new AtomicInteger();
    lane(
        new ScriptedModel((ask, deadline) -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
          }
          return ScriptedModel.STAR;
        }));
    send("a");
    await().until(() -> group.renewals.get() > 0);

    group.lost.add(0L);

    await().until(() -> events.lost.get() == 1 && interrupted.get() == 1);
    assertThat(events.answered).isEmpty();
  }

  @Test
  void finishesWhatIsInHandAtTheEndAndTakesNoMore() throws InterruptedException {
    send("slow");
    lane(slowOn("slow"));
    await().until(() -> events.queued.get() == 1);

    drain.begin();
    send("after");
    release.countDown();

    assertThat(threads.getFirst().join(Duration.ofSeconds(10))).isTrue();
    assertThat(events.answered).containsExactly("slow");
    assertThat(group.waiting).hasSize(1);
    assertThat(group.closed).hasValue(1);
  }

  @Test
  void handsBackWhatIsNotDoneWhenTheGraceIsOver() throws InterruptedException {
    send("slow");
    lane(slowOn("slow"));
    await().until(() -> events.queued.get() == 1);

    drain.begin();

    assertThat(threads.getFirst().join(Duration.ofSeconds(10))).isTrue();
    assertThat(events.answered).isEmpty();
    assertThat(group.settled.get(0L)).isEqualTo(Settlement.RELEASE);
  }

  @Test
  void joinsAnewWhenItsFeedFails() {
    AtomicInteger joined = new AtomicInteger();
    lane(
        slowOn("none"),
        () -> {
          if (joined.getAndIncrement() == 0) {
            throw new KafkaException("away for the test");
          }
          return new MemoryFeed(group, 4);
        });
    send("a");

    await().until(() -> events.answered.contains("a"));
    assertThat(joined).hasValue(2);
  }

  private AnswerModel slowOn(String id) {
    return new ScriptedModel((ask, deadline) -> {
      if (ask.text().contains(id)) {
        release.await();
      }
      return ScriptedModel.STAR;
    });
  }

  private void send(String... ids) {
    for (String id : ids) {
      group.waiting.add(
          Deliveries.of(group.sent.getAndIncrement(), codec.encode(EngineRig.trial("t", id)), 1));
    }
  }

  private Lane lane(AnswerModel model) {
    return lane(model, () -> new MemoryFeed(group, 4));
  }

  private Lane lane(AnswerModel model, Supplier<TrialFeed> feeds) {
    ModelSlot models = new ModelSlot("t", 0, Duration.ofSeconds(1));
    new CheckpointChooser(
            new Announcements("t", Optional.empty()),
            new FakeSource(model),
            models,
            Duration.ZERO,
            InstantSource.system(),
            reason -> {})
        .choose();
    InstantSource clock = InstantSource.system();
    AnswerLog log =
        new AnswerLog(
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
            codec,
            () -> new Backoff(drain.ending()));
    TrialAnswerer answerer = new TrialAnswerer(sha256 -> Optional.empty(), "w", clock);
    Outbox outbox = new Outbox(log, "t", events, clock);
    TrialHandler handler =
        new TrialHandler(
            new TrialReader(codec, Set.of("t")),
            answerer,
            (uri, sha256) -> {
              throw new FileNotFoundException(uri);
            },
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
            new BytesInFlight(64 << 20),
            new Pauses(gate, events),
            events,
            Duration.ofMinutes(1),
            clock,
            Traces.OFF);
    Lane lane = new Lane(feeds, handler, trials, gate, drain, events, clock, RENEW_AFTER);
    threads.add(Thread.ofPlatform().start(lane));
    return lane;
  }
}
