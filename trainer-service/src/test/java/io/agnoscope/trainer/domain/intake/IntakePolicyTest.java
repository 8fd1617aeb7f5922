package io.agnoscope.trainer.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.trainer.domain.intake.IntakePolicy.Origin;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakePolicyTest {

  private final IntakePolicy policy =
      new IntakePolicy(
          "tinyvlm",
          Set.of("probe", "file"),
          new UnlabelledPolicy(Set.of("mirror", "probe"), 0.8),
          6);

  @Test
  void takesLabelledLiveExamplesOfAllowedSources() {
    assertThat(policy.refuses(new Origin("id", "LIVE", "tinyvlm", "file", true, 4))).isEmpty();
  }

  @Test
  void takesUnlabelledExamplesOfSourcesThatAreListedForIt() {
    assertThat(policy.refuses(new Origin("id", "LIVE", "tinyvlm", "mirror", false, 4))).isEmpty();
  }

  @Test
  void listsNoSourceOfUnlabelledExamplesByItself() {
    assertThat(UnlabelledPolicy.none().refuses("probe")).contains(Refusal.UNLABELLED);
  }

  @ParameterizedTest
  @CsvSource({
    "id, replay-7, tinyvlm, probe, true, 4, REPLAY",
    "id, LIVE, other, probe, true, 4, OTHER_TARGET",
    "id, LIVE, tinyvlm, mesh, true, 4, SOURCE_NOT_ALLOWED",
    "id, LIVE, tinyvlm, mirror, true, 4, SOURCE_NOT_ALLOWED",
    "id, LIVE, tinyvlm, file, false, 4, UNLABELLED",
    "id, LIVE, tinyvlm, probe, true, 0, NOT_MULTIPLE_CHOICE",
    "id, LIVE, tinyvlm, probe, true, 7, NOT_MULTIPLE_CHOICE",
    "gate-frozen-color-1-1, LIVE, tinyvlm, probe, true, 4, GATE"
  })
  void refusesTheRestByCause(
      String id,
      String run,
      String target,
      String source,
      boolean labelled,
      int options,
      Refusal cause) {
    assertThat(policy.refuses(new Origin(id, run, target, source, labelled, options)))
        .contains(cause);
  }
}
