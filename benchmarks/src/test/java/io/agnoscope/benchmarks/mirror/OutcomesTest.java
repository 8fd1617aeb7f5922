package io.agnoscope.benchmarks.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  @Test
  void saysStatusOutcomeAndCause() {
    assertThat(name(202, "{\"outcome\": \"sampled-out\", \"cause\": \"share\", \"id\": \"x\"}"))
        .isEqualTo("202 sampled-out (share)");
    assertThat(name(202, "{\"outcome\": \"accepted\"}")).isEqualTo("202 accepted");
  }

  @Test
  void saysTheCauseOfAProblem() {
    assertThat(name(503, "{\"cause\": \"busy\", \"reason\": \"full\"}")).isEqualTo("503 (busy)");
  }

  @Test
  void saysTheStatusOfWhatIsNoJson() {
    assertThat(name(502, "<html>")).isEqualTo("502");
    assertThat(name(202, "")).isEqualTo("202");
  }

  private static String name(int status, String body) {
    return Outcomes.of(status, body.getBytes(StandardCharsets.UTF_8));
  }
}
