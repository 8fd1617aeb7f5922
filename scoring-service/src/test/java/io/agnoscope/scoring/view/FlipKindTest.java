package io.agnoscope.scoring.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlipKindTest {
  @ParameterizedTest
  @CsvSource({
    "A, A, B, RIGHT_TO_WRONG",
    "A, A, , RIGHT_TO_WRONG",
    "A, B, A, WRONG_TO_RIGHT",
    "A, , A, WRONG_TO_RIGHT",
    "A, B, C, WRONG_TO_OTHER_WRONG",
    "A, B, , WRONG_TO_OTHER_WRONG",
    ", A, B, UNKNOWN",
  })
  void isToldByTheRightAnswer(
      @Nullable String answer, @Nullable String clean, @Nullable String moved, FlipKind kind) {
    assertThat(FlipKind.of(answer, clean, moved)).isEqualTo(kind);
  }
}
