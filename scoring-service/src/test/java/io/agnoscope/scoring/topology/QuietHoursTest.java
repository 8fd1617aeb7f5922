package io.agnoscope.scoring.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When nothing is missed. */
final class QuietHoursTest {
  @Test
  void aSpanMayGoOverMidnight() {
    QuietHours hours = QuietHours.of(List.of("22:00-06:00", " 12:00-13:00 "), ZoneOffset.UTC);

    assertThat(hours.hold(Instant.parse("2026-03-01T22:00:00Z"))).isTrue();
    assertThat(hours.hold(Instant.parse("2026-03-01T05:59:59Z"))).isTrue();
    assertThat(hours.hold(Instant.parse("2026-03-01T06:00:00Z"))).isFalse();
    assertThat(hours.hold(Instant.parse("2026-03-01T12:30:00Z"))).isTrue();
    assertThat(hours.hold(Instant.parse("2026-03-01T13:00:00Z"))).isFalse();
  }

  @Test
  void theyAreOfTheirZone() {
    QuietHours hours = QuietHours.of(List.of("09:00-10:00"), ZoneId.of("Asia/Tokyo"));

    assertThat(hours.hold(Instant.parse("2026-03-01T00:30:00Z"))).isTrue();
    assertThat(hours.hold(Instant.parse("2026-03-01T09:30:00Z"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22:00", "22:00-06:00-07:00", "25:00-06:00", "night"})
  void whatIsNoSpanIsRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuietHours.of(List.of(text), ZoneOffset.UTC))
        .withMessageContaining("agnoscope.detector.quiet-hours");
  }
}
