package io.agnoscope.broker;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a broker listens and keeps its data.
 *
 * @param host the name or address that it listens on and is reached by
 * @param port the clients' port; 0 for any free one
 * @param controllerPort the port of its own controller; 0 for any free one
 * @param dataDir the folder of its log, made if missing; a broker that finds its log there goes on
 *     with it
 * @param overrides broker configurations, by Kafka's names, that replace those that this module
 *     chooses
 * @param users passwords by name, for SCRAM-SHA-512; a data folder keeps those of its first start
 */
public record BrokerSettings(
    String host,
    int port,
    int controllerPort,
    Path dataDir,
    Map<String, String> overrides,
    Map<String, String> users) {

  public BrokerSettings {
    requireNonNull(dataDir, "dataDir");
    overrides = Map.copyOf(overrides);
    users = Map.copyOf(users);
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is empty");
    }
    requirePort("port", port);
    requirePort("controllerPort", controllerPort);
    if (port != 0 && port == controllerPort) {
      throw new IllegalArgumentException("port and controllerPort are both " + port);
    }
  }

  /** Settings with nothing overridden, and no users. */
  public BrokerSettings(String host, int port, int controllerPort, Path dataDir) {
    this(host, port, controllerPort, dataDir, Map.of(), Map.of());
  }

  /** Settings for this machine only, on free ports. */
  public static BrokerSettings anywhere(Path dataDir) {
    return new BrokerSettings("localhost", 0, 0, dataDir);
  }

  /** Returns the same with more configurations overridden. */
  public BrokerSettings with(Map<String, String> overrides) {
    return new BrokerSettings(host, port, controllerPort, dataDir, overrides, users);
  }

  /** Returns the same with these users. */
  public BrokerSettings knowing(Map<String, String> users) {
    return new BrokerSettings(host, port, controllerPort, dataDir, overrides, users);
  }

  /** Leaves the passwords out. */
  @Override
  public String toString() {
    return "BrokerSettings[%s:%d, %s, users %s]".formatted(host, port, dataDir, users.keySet());
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(name + " is no port: " + port);
    }
  }
}
