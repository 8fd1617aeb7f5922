package io.agnoscope.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void linesUp() {
    assertThat(new Table("a", "long heading").row("much wider", "1").lines())
        .containsExactly(
            "| a          | long heading |",
            "| ---------- | ------------ |",
            "| much wider | 1            |");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("a").row("1", "2"));
  }
}
