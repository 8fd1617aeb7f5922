package io.agnoscope.embedded.launch;

import io.agnoscope.embedded.UserFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of one installation, all on loopback.
 *
 * @param base the first of the services' four
 * @param kafka the broker's
 */
public record Ports(int base, int kafka) {
  public static final String LOOPBACK = "127.0.0.1";
  public static final int DEFAULT_BASE = 8080;
  public static final int DEFAULT_KAFKA = 9092;

  public Ports {
    requireBase(base);
    if (kafka < 1 || kafka > 65_535) {
      throw new UserFailure("--kafka-port must be from 1 to 65535, and is " + kafka, 2);
    }
    if (kafka >= base && kafka <= base + 3) {
      throw new UserFailure(
          "--kafka-port %d is one of the services' ports %d to %d (--port-base); move one of them"
              .formatted(kafka, base, base + 3),
          2);
    }
  }

  private static void requireBase(int base) {
    if (base < 1 || base > 65_532) {
      throw new UserFailure("--port-base must be from 1 to 65532, and is " + base, 2);
    }
  }

  /** The perturbation service's port, of the four that begin there. */
  public static int perturbation(int base) {
    requireBase(base);
    return base + 1;
  }

  public int scoring() {
    return base;
  }

  public int perturbation() {
    return base + 1;
  }

  public int inference() {
    return base + 2;
  }

  public int trainer() {
    return base + 3;
  }

  /** Whether it is one of the five. */
  public boolean contains(int port) {
    return port == kafka || (port >= base && port <= base + 3);
  }

  /**
   * Refuses to begin while somebody else listens on one of them.
   *
   * @throws UserFailure that names the first port that somebody else listens on, and the option
   *     that moves it
   */
  public void requireFree() {
    Map<Integer, String> users = new LinkedHashMap<>();
    users.put(kafka, "the broker");
    users.put(scoring(), "scoring and the console");
    users.put(perturbation(), "perturbation");
    users.put(inference(), "inference");
    users.put(trainer(), "the trainer");
    users.forEach((port, user) -> {
      if (isTaken(port)) {
        throw new UserFailure(
            "port %d, meant for %s, is taken; use another with %s"
                .formatted(port, user, port == kafka ? "--kafka-port" : "--port-base"));
      }
    });
  }

  /** Whether somebody listens there. */
  public static boolean isTaken(int port) {
    return answers(port) || !canListen(port);
  }

  /** Whether a connection to the port on loopback is accepted. */
  public static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(address(port), 500);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  private static boolean canListen(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
