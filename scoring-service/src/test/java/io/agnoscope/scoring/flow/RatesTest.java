package io.agnoscope.scoring.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RatesTest {
  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

  private final Rates rates = new Rates();

  @Test
  void oneLookTellsNoRate() {
    see(0, 100);

    assertThat(rate()).isNull();
  }

  @Test
  void twoLooksThatAreTooNearTellNone() {
    see(0, 100);
    see(1, 150);

    assertThat(rate()).isNull();
  }

  @Test
  void theRateIsThatOfTheWholeWindow() {
    see(0, 100);
    see(10, 150);
    see(20, 300);

    assertThat(rate()).isEqualTo(10, within(1e-9));
  }

  @Test
  void whatIsOlderThanTheWindowIsForgotten() {
    see(0, 0);
    see(50, 1_000);
    see(100, 1_050);

    assertThat(rate()).isEqualTo(1, within(1e-9));
  }

  @Test
  void whatShrinksDoesNotFlowBackwards() {
    see(0, 100);
    see(10, 50);

    assertThat(rate()).isZero();
  }

  @Test
  void aTopicThatWasNotThereBeforeHasNoRateYet() {
    rates.add(new Offsets(START, Map.of(), Map.of(), List.of()));
    see(10, 50);

    assertThat(rate()).isNull();
  }

  private @Nullable Double rate() {
    return rates.perSecond(seen -> seen.ends().get("topic"));
  }

  private void see(long second, long end) {
    rates.add(
        new Offsets(
            START.plus(Duration.ofSeconds(second)), Map.of("topic", end), Map.of(), List.of()));
  }
}
