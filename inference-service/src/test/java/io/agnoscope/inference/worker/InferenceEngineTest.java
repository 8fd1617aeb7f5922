package io.agnoscope.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agnoscope.inference.FakeModel;
import io.agnoscope.inference.Fixtures;
import io.agnoscope.inference.Keys;
import io.agnoscope.inference.checkpoint.RefusedAnnouncement;
import io.agnoscope.inference.checkpoint.Serving;
import io.agnoscope.kafkatesting.KafkaExtension;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.Trial;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against a real broker. Each test has a target, and so a group, of its own. */
class InferenceEngineTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static EngineRig rig;

  private final RecordedEvents events = new RecordedEvents();

  @BeforeAll
  static void provision() {
    rig = new EngineRig(KAFKA.bootstrapServers());
  }

  @AfterAll
  static void close() {
    rig.close();
  }

  @Test
  void aPoisonousRecordIsADeadLetterAndTheRestFlows() {
    String target = "poison";
    byte[] poison = "no Trial at all".getBytes(StandardCharsets.UTF_8);
    rig.send(EngineRig.trial(target, "before"));
    rig.send(Topics.TRIALS, "poison-key", poison);
    rig.send(EngineRig.trial(target, "after"));

    try (InferenceEngine engine = rig.engine(target, new FakeModel("first"), events)) {
      engine.start();
      await()
          .atMost(EngineRig.PATIENCE)
          .until(() -> events.answered.size() == 2 && !rig.deadLettersOf("poison-key").isEmpty());
      await().atMost(EngineRig.PATIENCE).until(engine::ready);
    }

    assertThat(rig.answersOf(target))
        .extracting(TrialAnswers::getSampleId)
        .containsExactlyInAnyOrder("before", "after");
    DeadLetter letter = rig.deadLettersOf("poison-key").getFirst();
    byte[] kept = new byte[letter.getValue().remaining()];
    letter.getValue().get(kept);
    assertThat(kept).isEqualTo(poison);
    assertThat(letter.getStage()).isEqualTo("infer");
    assertThat(letter.getTopic()).isEqualTo(Topics.TRIALS.name());
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void aTrialThatTheModelFailsOnIsGivenUpAtItsThirdDelivery(GroupType type) {
    String target = "failing-" + type.name().toLowerCase(java.util.Locale.ROOT);
    String bad = "bad-" + target;
    for (String id : List.of("good-1", bad, "good-2")) {
      rig.send(EngineRig.trial(target, id));
    }
    FakeModel model = new FakeModel("first", ask -> ask.text().contains("bad"));

    try (InferenceEngine engine = rig.engine(EngineRig.settings(target, type), model, events)) {
      engine.start();
      await()
          .atMost(EngineRig.PATIENCE)
          .until(() -> events.answered.size() == 2 && events.dead.contains("model-error"));
    }

    assertThat(events.released).hasValue(2);
    assertThat(rig.answersOf(target))
        .extracting(TrialAnswers::getSampleId)
        .containsExactlyInAnyOrder("good-1", "good-2");
    assertThat(rig.deadLettersOf(bad))
        .singleElement()
        .extracting(DeadLetter::getCause)
        .isEqualTo("model-error");
  }

  @Test
  void aTrialKeepsItsLockWhileTheImageStoreIsAway() {
    String target = "stored";
    Trial trial = Fixtures.trial(target, "with-stored-picture");
    trial.getSample().setImages(List.of(new Image("own", "image/png", 1, 1, null, "store:/own")));
    rig.send(trial);
    FakeModel model = new FakeModel("first");
    AtomicInteger asked = new AtomicInteger();

    try (InferenceEngine engine =
        rig.engine(
            EngineRig.settings(target, GroupType.SHARE),
            model,
            events,
            (uri, sha256) -> {
              if (asked.getAndIncrement() < TrialHandler.LAST_TRY) {
                throw new IOException("away for the test");
              }
              return new byte[] {5};
            })) {
      engine.start();
      await()
          .atMost(EngineRig.PATIENCE)
          .until(() -> events.answered.contains("with-stored-picture"));
    }

    assertThat(events.waits).hasSize(TrialHandler.LAST_TRY);
    assertThat(events.released).hasValue(0);
    assertThat(rig.deadLettersOf("with-stored-picture")).isEmpty();
    assertThat(rig.answersOf(target)).hasSize(1);
    assertThat(model.batches.getFirst().getFirst().pictures().getFirst().encoded())
        .containsExactly(5);
  }

  @Test
  void aPromotedCheckpointTakesOverAndLosesNoTrial() {
    String target = "swapped";
    FakeModel first = new FakeModel("first");

    try (InferenceEngine engine = rig.engine(target, first, events)) {
      engine.start();
      rig.sendTrials(target, 0, 20);
      await().atMost(EngineRig.PATIENCE).until(() -> events.answered.size() >= 10);
      rig.announce(Fixtures.event(target, 1, CheckpointState.PROMOTED));
      rig.announce(Fixtures.event(target, FakeSource.UNUSABLE, CheckpointState.PROMOTED));
      await().atMost(EngineRig.PATIENCE).until(() -> version(engine) != null);
      rig.sendTrials(target, 20, 40);
      await().atMost(EngineRig.PATIENCE).until(() -> events.answered.size() >= 40);
      await().atMost(EngineRig.PATIENCE).until(() -> events.refused.contains("for-the-test"));
      assertThat(version(engine)).isEqualTo(1);
      assertThat(first.closed).isFalse();
    }

    List<TrialAnswers> answers = rig.answersOf(target);
    assertThat(answers.stream().map(TrialAnswers::getSampleId).distinct()).hasSize(40);
    assertThat(answers)
        .filteredOn(one -> one.getSampleId().compareTo("20") >= 0)
        .extracting(TrialAnswers::getCheckpoint)
        .containsOnly("checkpoint-1");
    assertThat(answers).extracting(TrialAnswers::getCheckpoint).contains("first");
    assertThat(first.closed).isTrue();
  }

  /** The same weights under a promotion that nobody signed, and under one that the trainer did. */
  @Test
  void aForgedAnnouncementDoesNotServeWhileTheSignedOneDoes(@TempDir Path folder) {
    String target = "signed";
    Keys ours = Keys.in(folder);
    Keys others = Keys.in(folder);
    rig.announce(Fixtures.event(target, 1, CheckpointState.PROMOTED));

    try (InferenceEngine engine =
        rig.engine(target, new FakeModel("first"), events, ours.trusted())) {
      engine.start();
      await().atMost(EngineRig.PATIENCE).until(() -> events.refused.contains("unsigned"));
      assertThat(version(engine)).isNull();

      rig.announce(ours.key().sign(Fixtures.event(target, 2, CheckpointState.PROMOTED), 1));
      await().atMost(EngineRig.PATIENCE).until(() -> version(engine) != null);

      // Neither another's promotion nor another's rollback counts.
      rig.announce(others.key().sign(Fixtures.event(target, 3, CheckpointState.PROMOTED), 2));
      rig.announce(Fixtures.event(target, 2, CheckpointState.ROLLED_BACK));
      await().atMost(EngineRig.PATIENCE).until(() -> events.refused.size() == 3);
      assertThat(version(engine)).isEqualTo(2);
      assertThat(engine.announcements().refused())
          .extracting(RefusedAnnouncement::version)
          .containsExactly(1, 3, 2);
    }
    assertThat(events.refused).containsExactly("unsigned", "unknown-key", "unsigned");
  }

  private static @Nullable Integer version(InferenceEngine engine) {
    return engine.models().current().map(Serving::version).orElse(null);
  }

  @Test
  void startsWithWhatWasPromotedBeforeAndReadsTrialsSentBefore() {
    String target = "restarted";
    rig.announce(Fixtures.event(target, 3, CheckpointState.PROMOTED));
    rig.sendTrials(target, 0, 3);

    try (InferenceEngine engine = rig.engine(target, new FakeModel("first"), events)) {
      engine.start();
      await().atMost(EngineRig.PATIENCE).until(() -> events.answered.size() == 3);
    }

    assertThat(rig.answersOf(target))
        .extracting(TrialAnswers::getCheckpoint)
        .containsOnly("checkpoint-3");
  }

  @Test
  void answersTheTrialsOfAnotherTargetUnderItsOwnName() {
    rig.sendTrials("watched-elsewhere", 0, 2);
    WorkerSettings own = EngineRig.settings("second-opinion", GroupType.SHARE);
    WorkerSettings settings =
        new WorkerSettings(
            own.target(),
            Set.of("watched-elsewhere"),
            own.groupType(),
            own.lanes(),
            own.trialsPerLane(),
            own.trialDeadline(),
            own.bytesInFlight(),
            own.grace());

    try (InferenceEngine engine = rig.engine(settings, new FakeModel("first"), events)) {
      engine.start();
      await().atMost(EngineRig.PATIENCE).until(() -> events.answered.size() == 2);
    }

    assertThat(rig.answersOf("second-opinion")).hasSize(2);
  }
}
