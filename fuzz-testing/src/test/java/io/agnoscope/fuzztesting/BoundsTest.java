package io.agnoscope.fuzztesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundsTest {

  private static final Duration PLENTY = Duration.ofMinutes(1);

  @Test
  void whatCostsLittleIsReturned() throws Exception {
    assertThat(Bounds.of(PLENTY, 16).hold(() -> new byte[1000])).hasSize(1000);
  }

  @Test
  void memoryBeyondTheBoundFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Bounds.of(PLENTY, 1).hold(() -> new byte[2 << 20]))
        .withMessageContaining("bytes");
  }

  @Test
  void timeBeyondTheBoundFails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new Bounds(Duration.ZERO, Long.MAX_VALUE).hold(() -> 1))
        .withMessageContaining("spent");
  }

  @Test
  void whatTheCallThrowsComesOut() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            Bounds.of(PLENTY, 1)
                .hold(() -> {
                  throw new IOException("broken");
                }));
  }
}
