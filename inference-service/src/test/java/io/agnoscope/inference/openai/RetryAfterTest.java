package io.agnoscope.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        " 7 |PT7S",
        "1.5|PT1.5S",
        "999999999999|PT5M",
        "Fri, 02 Jan 2026 03:04:15 GMT|PT10S",
        "Fri, 02 Jan 2026 03:04:00 GMT|PT0S",
        "Sat, 02 Jan 2027 03:04:05 GMT|PT5M",
        "-3|PT0S",
        "soon|PT0S",
        "Fri, 32 Jan 2026|PT0S",
      })
  void reads(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
  }

  @Property
  void anyHeaderIsAWaitOrNone(@ForAll String header) {
    assertThat(RetryAfter.parse(header, NOW)).isBetween(Duration.ZERO, RetryAfter.LONGEST);
  }
}
