package io.agnoscope.perturbation.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.agnoscope.fuzztesting.Bounds;
import java.time.Duration;
import java.time.Instant;

/** Any line of an access log is judged: an exchange with a sound id, or why there is none. */
class AccessLogReaderFuzzTest {

  private static final Bounds BOUNDS = Bounds.of(Duration.ofSeconds(10), 256);

  private final AccessLogReader reader = new AccessLogReader(1 << 20, () -> "random");

  @FuzzTest(maxDuration = "10m")
  void anyLineIsJudged(byte[] line) throws Exception {
    switch (BOUNDS.hold(() -> reader.read(line, Instant.EPOCH))) {
      case LogLine.Served(ServedExchange exchange) -> {
        assertThat(AccessLogReader.soundId(exchange.origin().id())).isTrue();
        assertThat(RequestForm.of(exchange.path(), exchange.request())).isNotNull();
      }
      case LogLine.NotServed notServed -> assertThat(notServed).isNotNull();
      case LogLine.Unreadable unreadable -> assertThat(unreadable.refusal().reason()).isNotBlank();
    }
  }
}
