package io.agnoscope.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agnoscope.embedded.UserFailure;
import io.agnoscope.embedded.state.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aTakenPortIsNamedWithItsUserAndTheOptionThatMovesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      int elsewhere = port > 30_000 ? 20_000 : 40_000;

      assertThatThrownBy(() -> new Ports(elsewhere, port).requireFree())
          .isInstanceOf(UserFailure.class)
          .hasMessage(
              "port %d, meant for the broker, is taken; use another with --kafka-port"
                  .formatted(port));
      if (port <= 65_532) {
        assertThatThrownBy(() -> new Ports(port, elsewhere).requireFree())
            .isInstanceOf(UserFailure.class)
            .hasMessageContaining("port %d, meant for scoring and the console".formatted(port))
            .hasMessageContaining("--port-base");
      }
    }
  }

  @Test
  void aServerOnAllAddressesTakesThePortToo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(Ports.isTaken(taken.getLocalPort())).isTrue();
    }
  }

  @Test
  void wrongOptionsAreNamedAndEndWithTwo() {
    assertThatThrownBy(() -> new Ports(70_000, 9092)).hasMessageContaining("--port-base");
    assertThatThrownBy(() -> new Ports(8080, 0)).hasMessageContaining("--kafka-port");
    assertThatThrownBy(() -> new Ports(9090, 9092))
        .hasMessageContaining("9092 is one of the services' ports 9090 to 9093")
        .satisfies(failure -> assertThat(((UserFailure) failure).exitCode()).isEqualTo(2));
    assertThatThrownBy(() -> settings(Double.NaN)).hasMessageContaining("--probes-per-second");
    assertThatThrownBy(() -> settings(-1)).hasMessageContaining("--probes-per-second");
  }

  private static UpSettings settings(double rate) {
    return new UpSettings(
        new StateFolder(Path.of("x")),
        new Ports(8080, 9092),
        OptionalDouble.of(rate),
        true,
        new WatchedModel.TinyVlm());
  }
}
