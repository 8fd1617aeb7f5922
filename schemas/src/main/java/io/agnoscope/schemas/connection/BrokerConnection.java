package io.agnoscope.schemas.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * How a service's Kafka clients reach the cluster and are let in: its address, and Kafka's own
 * settings of TLS and SASL. Has passwords, which {@link #toString} leaves out.
 *
 * @param settings by Kafka's names
 */
public record BrokerConnection(Map<String, String> settings) {

  /**
   * A connection.
   *
   * @throws IllegalArgumentException without an address
   */
  public BrokerConnection {
    settings = Map.copyOf(settings);
    if (settings.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
      throw new IllegalArgumentException("kafka.bootstrap.servers is not set");
    }
  }

  /** To a cluster that lets anybody in. */
  public static BrokerConnection to(String bootstrapServers) {
    return new BrokerConnection(
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /**
   * As a service is configured.
   *
   * @param configured the value of a setting that is named as Kafka names it, with {@code kafka.}
   *     before it
   * @throws IllegalArgumentException without an address
   */
  public static BrokerConnection configured(Function<String, Optional<String>> configured) {
    Map<String, String> settings = new HashMap<>();
    for (String name : new TreeSet<>(AdminClientConfig.configNames())) {
      if (belongs(name)) {
        configured.apply("kafka." + name).ifPresent(value -> settings.put(name, value));
      }
    }
    return new BrokerConnection(settings);
  }

  /** What every client needs, to be added to. */
  public Map<String, Object> config(String clientId) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return config;
  }

  private static boolean belongs(String name) {
    return name.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
        || name.equals(CommonClientConfigs.CLIENT_DNS_LOOKUP_CONFIG)
        || name.startsWith("security.")
        || name.startsWith("sasl.")
        || name.startsWith("ssl.");
  }

  @Override
  public String toString() {
    return "BrokerConnection["
        + settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
        + ", "
        + settings.getOrDefault(
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL)
        + "]";
  }
}
