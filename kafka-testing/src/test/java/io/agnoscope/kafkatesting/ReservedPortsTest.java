package io.agnoscope.kafkatesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ReservedPortsTest {

  private static final int ROW = 4;

  @Test
  void aServerListensOnEachAndOnceMoreAfterItWasClosed() throws IOException {
    try (ReservedPorts ports = ReservedPorts.row(ROW)) {
      for (int port = ports.first(); port < ports.first() + ROW; port++) {
        connect(port);
        connect(port);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nobodyElseIsGivenOne() throws IOException {
    try (ReservedPorts ports = ReservedPorts.one();
        Socket other = new Socket()) {
      other.setReuseAddress(false);

      assertThatExceptionOfType(BindException.class)
          .isThrownBy(() -> other.bind(new InetSocketAddress(ports.first())));
    }
  }

  @Test
  void whatWasLetGoIsFree() throws IOException {
    ReservedPorts ports = ReservedPorts.one();
    ports.close();

    try (Socket other = new Socket()) {
      other.setReuseAddress(false);
      other.bind(new InetSocketAddress(ports.first()));

      assertThat(other.getLocalPort()).isEqualTo(ports.first());
    }
  }

  private static void connect(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(port, 1, loopback);
        Socket client = new Socket(loopback, port);
        Socket accepted = server.accept()) {
      assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
    }
  }
}
