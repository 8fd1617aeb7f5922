package io.agnoscope.scoring.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OriginalBytesTest {
  @Test
  void readableTextIsText() {
    assertThat(of("{\"question\":\n\t\"für wen?\"}".getBytes(UTF_8)).text())
        .isEqualTo("{\"question\":\n\t\"für wen?\"}");
  }

  @Test
  void anythingElseIsDigits() {
    assertThat(of(new byte[] {(byte) 0xc3, 1, 0x7f}))
        .isEqualTo(new OriginalBytes(3, 3, null, "c3017f"));
    assertThat(of("bell\u0007".getBytes(UTF_8)).text()).isNull();
  }

  @Test
  void ofMuchTheBeginningIsShownAndNoHalfCharacter() {
    byte[] much = ("a" + "ü".repeat(OriginalBytes.MOST_SHOWN)).getBytes(UTF_8);

    OriginalBytes shown = of(much);

    assertThat(shown.bytes()).isEqualTo(much.length);
    assertThat(shown.shown()).isEqualTo(OriginalBytes.MOST_SHOWN - 1);
    assertThat(shown.text()).endsWith("ü");
  }

  @Test
  void nothingIsNothing() {
    assertThat(OriginalBytes.of(null)).isNull();
    assertThat(of(new byte[0])).isEqualTo(new OriginalBytes(0, 0, "", null));
  }

  private static OriginalBytes of(byte[] bytes) {
    return requireNonNull(OriginalBytes.of(bytes));
  }
}
