package io.agnoscope.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private final RestartPolicy policy = new RestartPolicy();

  @Test
  void waitsTwiceAsLongAfterEachQuickExitUpToHalfAMinute() {
    List<Long> delays =
        Stream.generate(() -> policy.afterExit(Duration.ofSeconds(3)).delay().toSeconds())
            .limit(8)
            .toList();

    assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void beginsAnewAfterAProcessThatHeldOut() {
    policy.afterExit(Duration.ofSeconds(3));
    policy.afterExit(Duration.ofSeconds(3));

    RestartPolicy.Decision decision = policy.afterExit(Duration.ofMinutes(5));

    assertThat(decision).isEqualTo(new RestartPolicy.Decision(Duration.ofSeconds(1), 1));
  }

  @Test
  void fiveQuickExitsInARowAreSuspicious() {
    List<Boolean> suspicious =
        Stream.generate(() -> policy.afterExit(Duration.ZERO).suspicious()).limit(6).toList();

    assertThat(suspicious).containsExactly(false, false, false, false, true, true);
  }
}
