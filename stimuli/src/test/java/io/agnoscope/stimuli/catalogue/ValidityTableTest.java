package io.agnoscope.stimuli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.stimuli.sample.Sample;
import io.agnoscope.stimuli.sample.TaskClass;
import io.agnoscope.stimuli.sample.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which Perturbation is sound for which task class. */
class ValidityTableTest {

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(
            Fixtures.imageHeavy(),
            List.of(
                "clean",
                "repeat",
                "rotated-options/1",
                "rotated-options/2",
                "rotated-options/3",
                "truthful-hint",
                "unrelated-facts",
                "misleading-caption",
                "misleading-description")),
        Arguments.of(
            Fixtures.textHeavy(),
            List.of(
                "clean",
                "repeat",
                "rotated-options/1",
                "rotated-options/2",
                "rotated-options/3",
                "black-image",
                "white-image",
                "noise-image",
                "unrelated-image")),
        Arguments.of(
            Fixtures.multimodal(),
            List.of(
                "clean",
                "repeat",
                "rotated-options/1",
                "rotated-options/2",
                "rotated-options/3",
                "unrelated-facts")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void aTaskClassGetsWhatIsSoundForItCleanFirst(Sample sample, List<String> ids) {
    assertThat(Catalogue.standard().views(1, sample)).extracting(View::id).isEqualTo(ids);
  }

  @Test
  void controlsAndPerturbationsAreToldApart() {
    assertThat(namesOf(View.Kind.CONTROL))
        .containsExactlyInAnyOrder("repeat", "rotated-options", "truthful-hint");
    assertThat(namesOf(View.Kind.PERTURBATION))
        .containsExactlyInAnyOrder(
            "unrelated-facts",
            "misleading-caption",
            "misleading-description",
            "black-image",
            "white-image",
            "noise-image",
            "unrelated-image");
  }

  @Test
  void whatPushesAnOptionIsNeverSoundWhereTheTextDecides() {
    assertThat(Catalogue.standard().perturbations())
        .filteredOn(perturbation -> perturbation.name().startsWith("misleading"))
        .allSatisfy(perturbation ->
            assertThat(perturbation.soundFor()).containsExactly(TaskClass.IMAGE_HEAVY));
  }

  private static List<String> namesOf(View.Kind kind) {
    return Catalogue.standard().perturbations().stream()
        .filter(perturbation -> perturbation.kind() == kind)
        .map(Perturbation::name)
        .toList();
  }
}
