package io.agnoscope.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Ports that nobody listens on at the time of asking. */
final class FreePorts {

  private FreePorts() {}

  /** One that no client connection is given meanwhile: what listens on it starts seconds later. */
  static int one() {
    return row(1);
  }

  /** The first of {@code length} free ports in a row, below the range that systems hand out. */
  static int row(int length) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < 200; attempt++) {
      int first = 10_000 + random.nextInt(20_000);
      if (allFree(first, length)) {
        return first;
      }
    }
    throw new IllegalStateException("no " + length + " free ports in a row");
  }

  private static boolean allFree(int first, int length) {
    for (int port = first; port < first + length; port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}
