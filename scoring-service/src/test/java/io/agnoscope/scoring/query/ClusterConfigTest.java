package io.agnoscope.scoring.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterConfigTest {
  private static final Pattern HOST = hosts();

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "scoring-0.scoring.agnoscope.svc", "a", "[fd00::1]", "[::1]"})
  void whatOthersCanReachIsTaken(String host) {
    assertThat(HOST.matcher(host).matches()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fd00::1", "host:8080", "host/path", "user@host", "-host", "a b"})
  void whatIsNoHostIsRefused(String host) {
    assertThat(HOST.matcher(host).matches()).isFalse();
  }

  private static Pattern hosts() {
    try {
      return Pattern.compile(
          ClusterConfig.class
              .getMethod("advertisedHost")
              .getAnnotation(jakarta.validation.constraints.Pattern.class)
              .regexp());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
