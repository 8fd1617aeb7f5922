package io.agnoscope.kafkatesting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports in a row for servers that are told beforehand where to listen.
 *
 * <p>Until this is closed the system gives them to nobody else, neither to who asks for any port
 * nor to who connects: each is bound by a socket that does not listen. Linux lets a server listen
 * beside it. Other systems need not, so there the ports are let go at once, and were only free.
 */
public final class ReservedPorts implements AutoCloseable {

  private static final int ATTEMPTS = 200;
  private static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));

  private final List<Socket> sockets = new ArrayList<>();
  private final int first;

  private ReservedPorts(int length) throws IOException {
    try {
      first = bind(0);
      for (int port = first + 1; port < first + length; port++) {
        bind(port);
      }
      for (Socket socket : sockets) {
        // Set before, it would let others reserve the same.
        socket.setReuseAddress(true);
      }
    } catch (IOException | RuntimeException taken) {
      close();
      throw taken;
    }
  }

  /** Reserves one. */
  public static ReservedPorts one() {
    return row(1);
  }

  /**
   * Reserves {@code length} in a row.
   *
   * @throws IllegalStateException when it finds no such row
   */
  public static ReservedPorts row(int length) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        ReservedPorts ports = new ReservedPorts(length);
        if (!LINUX) {
          ports.close();
        }
        return ports;
      } catch (IOException | IllegalArgumentException takenOrPastTheLast) {
        // Another row may be free.
      }
    }
    throw new IllegalStateException("no " + length + " free ports in a row");
  }

  private int bind(int port) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReuseAddress(false);
    socket.bind(new InetSocketAddress(port));
    return socket.getLocalPort();
  }

  /** The first of the row. */
  public int first() {
    return first;
  }

  /** Lets them go. */
  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }
}
