package io.agnoscope.broker;

import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;

/** The broker's configuration: Kafka's defaults, but for one node and a small machine. */
final class BrokerConfig {

  static final int NODE_ID = 1;
  static final String CLIENTS = "PLAINTEXT";
  static final String CONTROLLER = "CONTROLLER";

  /** The largest record batch, 24 MiB: more than the largest that any topic allows. */
  private static final int MAX_MESSAGE_BYTES = 24 << 20;

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", Integer.toString(NODE_ID)),
          Map.entry("inter.broker.listener.name", CLIENTS),
          Map.entry("controller.listener.names", CONTROLLER),
          Map.entry(
              "listener.security.protocol.map",
              CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES)),
          Map.entry("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES)),
          // One node holds the only replica of its own topics, and fifty partitions of each are
          // files to open at every start.
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),
          // Nobody waits for fellow members that start at the same time on one machine.
          Map.entry("group.initial.rebalance.delay.ms", "200"),
          Map.entry("group.streams.initial.rebalance.delay.ms", "200"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20)));

  private BrokerConfig() {}

  static KafkaConfig of(BrokerSettings settings, int port, int controllerPort) {
    String host = settings.host();
    Properties config = new Properties();
    config.putAll(DEFAULTS);
    config.put(
        "listeners",
        "%s://%s:%d,%s://%s:%d".formatted(CLIENTS, host, port, CONTROLLER, host, controllerPort));
    config.put("advertised.listeners", "%s://%s:%d".formatted(CLIENTS, host, port));
    config.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, host, controllerPort));
    config.put("log.dirs", settings.dataDir().toAbsolutePath().toString());
    config.putAll(settings.overrides());
    return KafkaConfig.fromProps(config, false);
  }
}
