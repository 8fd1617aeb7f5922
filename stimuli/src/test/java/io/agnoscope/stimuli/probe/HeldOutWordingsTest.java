package io.agnoscope.stimuli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Part;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeldOutWordingsTest {

  @ParameterizedTest
  @EnumSource(Phrasing.class)
  void areRecognisedInEveryProbeOfTheirsAndInNoOther(Phrasing phrasing) {
    Probes probes = new Probes(phrasing);

    assertThat(IntStream.range(0, 1500).mapToObj(index -> text(probes.mixed("test", 5, index))))
        .allSatisfy(text ->
            assertThat(HeldOutWordings.asks(text))
                .as(text)
                .isEqualTo(phrasing == Phrasing.HELD_OUT));
  }

  @Test
  void areRecognisedInOtherCaseAndSpacingAndBehindOtherWords() {
    assertThat(HeldOutWordings.asks("See here.  NAME the color\nof the square. ")).isTrue();
    assertThat(HeldOutWordings.asks("Please name the color of the square.")).isFalse();
    assertThat(HeldOutWordings.asks("Is this a dog?")).isFalse();
    assertThat(HeldOutWordings.asks("")).isFalse();
  }

  private static String text(Probe probe) {
    return probe.sample().lastUserTurn().stream()
        .map(part -> part instanceof Part.Text text ? text.text() : "")
        .collect(Collectors.joining(" "))
        .strip();
  }
}
