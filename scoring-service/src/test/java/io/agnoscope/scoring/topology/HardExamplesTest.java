package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.HardExample;
import io.agnoscope.schemas.HardExampleReason;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which Trials become hard examples. */
final class HardExamplesTest {
  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aMisledTrialIsAHardExampleWithTheViewThatFlipped() {
    rig.answer(TestTrial.misled("s1"));

    List<HardExample> examples = rig.hardExamples();

    assertThat(examples)
        .singleElement()
        .returns("s1", HardExample::getSampleId)
        .returns(List.of(HardExampleReason.FLIPPED), HardExample::getReasons)
        .returns(List.of("misleading-caption"), HardExample::getFlippedViews);
  }

  @Test
  void whatTheModelReadsWrongIsAHardExample() {
    rig.answer(TestTrial.of("s1").clean("C").repeat("C").caption("C"));

    assertThat(rig.hardExamples())
        .singleElement()
        .returns(List.of(HardExampleReason.WRONG), HardExample::getReasons);
  }

  @Test
  void whatIsRightAndStaysIsNoHardExample() {
    rig.answer(TestTrial.of("s1").clean("A").repeat("A").caption("A"));

    assertThat(rig.hardExamples()).isEmpty();
  }
}
