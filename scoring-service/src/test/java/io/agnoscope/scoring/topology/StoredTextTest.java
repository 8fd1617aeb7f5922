package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier versions left in the stores on disk is read as they meant it. */
final class StoredTextTest {
  @Test
  void countsOfTheFirstVersionAreRead() {
    assertThat(
            List.of(
                    "samples|probe|ACCEPTED",
                    "trials|DUPLICATE",
                    "dead-letters|infer|model+error",
                    "hard-examples-too-large")
                .stream()
                .map(CountKey::parse))
        .containsExactly(
            new CountKey.Samples("probe", "ACCEPTED"),
            new CountKey.Trials("unknown", "DUPLICATE"),
            new CountKey.DeadLetters("infer", "model error"),
            new CountKey.HardExamplesTooLarge());
  }

  @Test
  void samplesOfTheFirstVersionAreRead() {
    assertThat(SampleState.parse("%3Dprobe|1000|SCORED|false"))
        .isEqualTo(new SampleState("probe", null, Instant.ofEpochSecond(1), Outcome.SCORED, false));
    assertThat(SampleState.parse("|1000||false"))
        .isEqualTo(new SampleState(null, null, Instant.ofEpochSecond(1), null, false));
  }

  @Test
  void countsAreReadAsWritten() {
    List<CountKey> keys =
        List.of(
            new CountKey.SampledOut("a|b"),
            new CountKey.Trials("a.shadow", "SCORED"),
            new CountKey.TaskClassBases("a|b %", "STRUCTURE"));

    assertThat(keys.stream().map(CountKey::text).map(CountKey::parse))
        .containsExactlyElementsOf(keys);
  }
}
