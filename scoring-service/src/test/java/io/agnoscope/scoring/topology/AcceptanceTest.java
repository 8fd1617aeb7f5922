package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.schemas.TaskClassBasis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only the first record of an accepted Sample tells. */
final class AcceptanceTest {
  private static final CountKey SAMPLED_OUT = new CountKey.SampledOut("mirror");

  private final TopologyRig rig = new TopologyRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whatWasSampledOutBeforeIsSummedOncePerSample() {
    rig.accept(mirrored("s1").sampledOutBefore(19))
        .accept(mirrored("s1").sampledOutBefore(19))
        .accept(mirrored("s2").sampledOutBefore(0))
        .accept(mirrored("s3").sampledOutBefore(7));

    assertThat(rig.counts())
        .containsEntry(SAMPLED_OUT, 26L)
        .containsEntry(new CountKey.Samples("mirror", "ACCEPTED"), 3L);
  }

  @Test
  void aSampleThatIsSeenBehindItsAnswersIsCountedAlike() {
    TestTrial trial = mirrored("s1").sampledOutBefore(4).clean("A");

    rig.answer(trial).accept(trial).accept(trial);

    assertThat(rig.counts())
        .containsEntry(SAMPLED_OUT, 4L)
        .containsEntry(basis(TaskClassBasis.DECLARED), 1L);
  }

  @Test
  void aNegativeNumberTakesNothingAway() {
    rig.accept(mirrored("s1").sampledOutBefore(3)).accept(mirrored("s2").sampledOutBefore(-2));

    assertThat(rig.counts()).containsEntry(SAMPLED_OUT, 3L);
  }

  @Test
  void eachBasisOfTheTaskClassIsCounted() {
    rig.accept(mirrored("s1").basis(TaskClassBasis.RULE))
        .accept(mirrored("s2").basis(TaskClassBasis.STRUCTURE))
        .accept(mirrored("s2").basis(TaskClassBasis.STRUCTURE))
        .accept(mirrored("s3").basis(TaskClassBasis.STRUCTURE));

    assertThat(rig.counts())
        .containsEntry(basis(TaskClassBasis.RULE), 1L)
        .containsEntry(basis(TaskClassBasis.STRUCTURE), 2L)
        .doesNotContainKey(basis(TaskClassBasis.DEFAULT));
  }

  @Test
  void replaysAreNotCounted() {
    rig.accept(mirrored("s1").sampledOutBefore(3).run("replay"));

    assertThat(rig.counts()).isEmpty();
  }

  private static TestTrial mirrored(String id) {
    return TestTrial.of(id).source("mirror");
  }

  private static CountKey basis(TaskClassBasis basis) {
    return new CountKey.TaskClassBases("mirror", basis.name());
  }
}
