package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records without a value erase content: they are no poison, and they change no count. */
final class ErasureTest {
  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void erasuresMakeNoDeadLetterAndKeepTheCounts() {
    TestTrial trial = TestTrial.misled("s1");
    rig.accept(trial).answer(trial).pass(Duration.ofSeconds(1));
    var counts = rig.counts();
    var totals = rig.totals();

    rig.eraseSample("s1").eraseAnswers("s1").eraseDeadLetter("s1").pass(Duration.ofSeconds(1));

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.counts()).isEqualTo(counts);
    assertThat(rig.totals()).isEqualTo(totals);
  }

  @Test
  void aHardExampleThatIsMadeBehindItsErasureIsErasedToo() {
    rig.answer(TestTrial.misled("s1")).answer(TestTrial.misled("s2")).eraseAnswers("s1");

    assertThat(rig.hardExampleRecords())
        .extracting(record -> record.key, record -> record.value == null)
        .containsExactly(tuple("s1", false), tuple("s2", false), tuple("s1", true));
  }

  @Test
  void anErasedSampleKeepsTheOutcomeThatComesLater() {
    TestTrial trial = TestTrial.misled("s1");

    rig.accept(trial).eraseSample("s1").answer(trial);

    assertThat(rig.samples("ACCEPTED")).isEqualTo(1);
    assertThat(rig.samples("SCORED")).isEqualTo(1);
  }

  @Test
  void anErasureWithoutAKeySaysNothing() {
    rig.eraseWithoutKey();

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.hardExampleRecords()).isEmpty();
  }
}
