package io.agnoscope.fuzztesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
        .withMessageContaining("may be");
  }

  @Test
  void whatCostsMuchTheFirstTimeOnlyIsReturned() throws Exception {
    AtomicInteger calls = new AtomicInteger();

    int size =
        Bounds.of(PLENTY, 1)
            .hold(() -> new byte[calls.incrementAndGet() == 1 ? 2 << 20 : 1000].length);

    assertThat(size).isEqualTo(1000);
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
