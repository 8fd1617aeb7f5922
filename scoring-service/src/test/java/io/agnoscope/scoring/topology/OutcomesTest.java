package io.agnoscope.scoring.topology;

import static io.agnoscope.scoring.topology.TestTrial.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.deadletter.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conservation by ids: every accepted Sample has one outcome, or is lost. */
final class OutcomesTest {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aDeadLetterOfAnotherServiceEndsItsSample() {
    rig.accept(TestTrial.of("s1")).deadLetter(letter("s1", "unreadable-image"));

    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
    assertThat(rig.counts())
        .containsEntry(new CountKey.DeadLetters("infer", "unreadable-image"), 1L);
  }

  @Test
  void aDeadLetterOfNobodysSampleIsOnlyCounted() {
    rig.deadLetter(letter("unheard-of", "undecodable"));

    assertThat(rig.samples("ACCEPTED")).isZero();
    assertThat(rig.samples("DEAD_LETTERED")).isZero();
    assertThat(rig.counts()).containsEntry(new CountKey.DeadLetters("infer", "undecodable"), 1L);
  }

  @Test
  void aDeadLetterThatCannotBeDecodedMakesNoOther() {
    rig.deadLetterBytes(new byte[] {4, 2});

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.counts())
        .containsEntry(new CountKey.DeadLetters("score", "undecodable-dead-letter"), 1L);
  }

  @Test
  void theFirstOutcomeWins() {
    TestTrial trial = TestTrial.misled("s1");

    rig.accept(trial).deadLetter(letter("s1", "model-error")).answer(trial);

    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isZero();
  }

  @Test
  void anOutcomeThatIsSeenBeforeItsSampleCountsOnceTheSampleIsSeen() {
    TestTrial trial = TestTrial.misled("s1");
    rig.answer(trial);
    long before = rig.samples("SCORED");

    rig.accept(trial).accept(trial);

    assertThat(before).isZero();
    assertThat(rig.samples("ACCEPTED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  @Test
  void aSampleWithoutAnOutcomeIsLostUntilItGetsOne() {
    TestTrial trial = TestTrial.misled("s1");
    rig.accept(trial).pass(Duration.ofMinutes(29));
    long early = rig.samples(CountKey.Samples.LOST);
    rig.pass(Duration.ofMinutes(2));
    long late = rig.samples(CountKey.Samples.LOST);

    rig.answer(trial);

    assertThat(early).isZero();
    assertThat(late).isEqualTo(1);
    assertThat(rig.samples(CountKey.Samples.LOST)).isZero();
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  @Test
  void samplesAreForgottenBehindTheirRetentionAndStayCounted() {
    rig.accept(TestTrial.misled("s1")).answer(TestTrial.misled("s1"));

    rig.pass(Duration.ofHours(50)).pass(TICK);

    assertThat(rig.entries(Stores.SAMPLES)).isZero();
    assertThat(rig.entries(Stores.SAMPLES_DUE)).isZero();
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  private static DeadLetter letter(String sampleId, String cause) {
    return DeadLetters.of(
        "infer",
        cause,
        "",
        "agnoscope.trials",
        0,
        0,
        sampleId.getBytes(StandardCharsets.UTF_8),
        new byte[] {1},
        MADE);
  }
}
