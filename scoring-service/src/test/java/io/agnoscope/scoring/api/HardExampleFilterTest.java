package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.agnoscope.scoring.view.FlipKind;
import io.agnoscope.scoring.view.HardExampleItem;
import io.agnoscope.scoring.view.HardExampleItem.ShownView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HardExampleFilterTest {
  private static final HardExampleItem MISLED =
      example(
          "misled",
          "COLOR",
          flipped("caption", FlipKind.RIGHT_TO_WRONG, true),
          flipped("noise", FlipKind.WRONG_TO_OTHER_WRONG, false));

  private static final HardExampleItem WRONG = example("wrong", null);

  @ParameterizedTest
  @CsvSource({
    ", , , true, true",
    "caption, , , true, false",
    "ocr, , , false, false",
    ", COLOR, , true, false",
    ", , RIGHT_TO_WRONG, true, false",
    ", , WRONG_TO_RIGHT, false, false",
    ", , MISLED, true, false",
    ", , NONE, false, true",
    "caption, , MISLED, true, false",
    "noise, , MISLED, false, false",
    "noise, , WRONG_TO_OTHER_WRONG, true, false",
    "caption, , NONE, false, false",
  })
  void aFlipIsLookedForUnderThePerturbation(
      @Nullable String perturbation,
      @Nullable String aspect,
      @Nullable String flip,
      boolean misled,
      boolean wrong) {
    HardExampleFilter filter = HardExampleFilter.of(null, perturbation, aspect, flip, null);

    assertThat(filter.lets(MISLED)).isEqualTo(misled);
    assertThat(filter.lets(WRONG)).isEqualTo(wrong);
  }

  @Test
  void oneExampleAndOneCheckpointAreFound() {
    assertThat(HardExampleFilter.of("wrong", null, null, null, "v1").lets(WRONG)).isTrue();
    assertThat(HardExampleFilter.of("wrong", null, null, null, "v2").lets(WRONG)).isFalse();
    assertThat(HardExampleFilter.of("misled", null, null, null, null).lets(WRONG)).isFalse();
  }

  @Test
  void aKindOfFlipThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> HardExampleFilter.of(null, null, null, "SIDEWAYS", null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("flip")
        .hasMessageContaining("MISLED");
  }

  @Test
  void whatThereIsToFilterByIsCounted() {
    HardExampleCounts counts = HardExampleCounts.of(List.of(MISLED, WRONG, MISLED));

    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.perturbation()).containsExactly(entry("caption", 2L), entry("noise", 2L));
    assertThat(counts.aspect()).containsExactly(entry("COLOR", 2L));
    assertThat(counts.flip())
        .containsExactly(
            entry("MISLED", 2L),
            entry("NONE", 1L),
            entry("RIGHT_TO_WRONG", 2L),
            entry("WRONG_TO_OTHER_WRONG", 2L));
    assertThat(counts.checkpoint()).containsExactly(entry("v1", 3L));
  }

  private static HardExampleItem example(String id, @Nullable String aspect, ShownView... flipped) {
    return new HardExampleItem(
        id,
        List.of("WRONG"),
        Instant.EPOCH,
        "tinyvlm",
        "v1",
        "IMAGE_HEAVY",
        aspect,
        null,
        "probe",
        "A",
        Arrays.asList(flipped));
  }

  private static ShownView flipped(String perturbation, FlipKind flip, boolean misled) {
    return new ShownView(
        perturbation,
        perturbation,
        "PERTURBATION",
        true,
        flip,
        misled,
        "B",
        null,
        "B",
        List.of(),
        List.of(),
        List.of());
  }
}
