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
                "misleading-description",
                "random-characters",
                "ocr-noise",
                "instruction-distraction",
                "paraphrase",
                "typographic-attack",
                "benign-reencoding")),
        Arguments.of(
            Fixtures.textHeavy(),
            List.of(
                "clean",
                "repeat",
                "rotated-options/1",
                "rotated-options/2",
                "rotated-options/3",
                "paraphrase",
                "black-image",
                "white-image",
                "noise-image",
                "unrelated-image",
                "screenshot-image",
                "typographic-attack")),
        Arguments.of(
            Fixtures.multimodal(),
            List.of(
                "clean",
                "repeat",
                "rotated-options/1",
                "rotated-options/2",
                "rotated-options/3",
                "unrelated-facts",
                "random-characters",
                "ocr-noise",
                "paraphrase",
                "benign-reencoding")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void aTaskClassGetsWhatIsSoundForItCleanFirst(Sample sample, List<String> ids) {
    assertThat(Fixtures.made(sample).views()).extracting(View::id).isEqualTo(ids);
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
            "unrelated-image",
            "random-characters",
            "ocr-noise",
            "instruction-distraction",
            "paraphrase",
            "screenshot-image",
            "typographic-attack",
            "benign-reencoding");
  }

  @Test
  void textThatPushesAnOptionIsOnlySoundWhereTheImageDecides() {
    assertThat(Catalogue.standard().perturbations())
        .filteredOn(perturbation -> perturbation.name().startsWith("misleading"))
        .hasSize(2)
        .allSatisfy(perturbation ->
            assertThat(perturbation.soundFor()).containsExactly(TaskClass.IMAGE_HEAVY));
  }

  /** Each View is one more ask of somebody's model. */
  @Test
  void aSampleOfFourOptionsHasAtMostSixteenViews() {
    assertThat(table().map(row -> ((List<?>) row.get()[1]).size())).allMatch(views -> views <= 16);
  }

  private static List<String> namesOf(View.Kind kind) {
    return Catalogue.standard().perturbations().stream()
        .filter(perturbation -> perturbation.kind() == kind)
        .map(Perturbation::name)
        .toList();
  }
}
