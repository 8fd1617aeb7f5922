package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.DeadLetter;
import io.agnoscope.schemas.codec.RecordCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be scored becomes a dead letter or expires, and holds up nothing. */
final class RefusalsTest {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void bytesThatAreNoAnswersBecomeADeadLetterAndTheRestFlows() {
    byte[] poison = {1, 2, 3};

    rig.answerBytes("poison", poison).answer(TestTrial.misled("s1")).pass(TICK);

    DeadLetter letter = only(rig.deadLetters());
    assertThat(letter.getStage()).isEqualTo("score");
    assertThat(letter.getCause()).isEqualTo("undecodable");
    assertThat(letter.getTopic()).isEqualTo("agnoscope.answers");
    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(poison));
    assertThat(letter.getSampleId()).isEqualTo("poison");
    assertThat(rig.trials("SCORED")).isEqualTo(1);
    assertThat(rig.samples("DEAD_LETTERED")).isZero();
  }

  @Test
  void bytesThatAreNoSampleBecomeADeadLetter() {
    rig.sampleBytes("poison", new byte[] {9});

    assertThat(rig.deadLetters())
        .singleElement()
        .returns("agnoscope.samples", DeadLetter::getTopic);
  }

  @Test
  void anAnswerForNoOptionIsADeadLetterAndNotAFlip() {
    rig.accept(TestTrial.of("s1")).answer(TestTrial.of("s1").clean("Q")).pass(TICK);

    DeadLetter letter = only(rig.deadLetters());
    assertThat(letter.getCause()).isEqualTo("inconsistent");
    assertThat(rig.totals()).isEmpty();
    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
  }

  @Test
  void anAnswerUnderAnotherSamplesKeyIsADeadLetter() {
    rig.answerBytes("other", encode(TestTrial.misled("s1")));

    assertThat(only(rig.deadLetters()).getCause()).isEqualTo("inconsistent");
  }

  @Test
  void aCleanViewThatMissedTheDeadlineExpiresItsSample() {
    TestTrial missed = TestTrial.of("s1").cleanFailed("deadline").caption("B");

    rig.accept(missed).answer(missed).pass(TICK);

    assertThat(rig.samples("EXPIRED")).isEqualTo(1);
    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.totals()).isEmpty();
  }

  @Test
  void aCleanViewThatFailedOtherwiseIsADeadLetter() {
    TestTrial failed = TestTrial.of("s1").cleanFailed("image-undecodable").caption("B");

    rig.accept(failed).answer(failed).pass(TICK);

    assertThat(only(rig.deadLetters()))
        .returns("clean-view-unanswered", DeadLetter::getCause)
        .returns("cause=image-undecodable", DeadLetter::getDetail);
    assertThat(rig.samples("DEAD_LETTERED")).isEqualTo(1);
  }

  private static byte[] encode(TestTrial trial) {
    try (RecordCodec codec = RecordCodec.local()) {
      return codec.encode(trial.answers());
    }
  }

  private static DeadLetter only(List<DeadLetter> letters) {
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }
}
