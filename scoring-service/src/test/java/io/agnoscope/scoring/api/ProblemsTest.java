package io.agnoscope.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.scoring.operator.BrokerAwayException;
import io.agnoscope.scoring.query.NotReadyException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void figuresThatAreBeingRestoredAreWorthAskingForAgain() {
    Response response = problems.notReady(new NotReadyException("being restored"));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("2");
    assertThat(response.getMediaType()).hasToString(Problem.MEDIA_TYPE);
    assertThat(response.getEntity())
        .isEqualTo(new Problem("about:blank", "Service Unavailable", 503, "being restored"));
  }

  @Test
  void aBrokerThatIsAwayIsWorthAskingAgainAndNothingOfItIsSaid() {
    Response response =
        problems.brokerAway(new BrokerAwayException(new IllegalStateException("secret")));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeaderString("Retry-After")).isEqualTo("2");
    assertThat(response.getEntity().toString()).doesNotContain("secret");
  }

  @Test
  void aDefectSaysNothingOfItself() {
    Response response = problems.failed(new IllegalStateException("secret"));

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getEntity().toString()).doesNotContain("secret");
  }
}
