package io.agnoscope.kafkatesting;

import io.agnoscope.broker.BrokerSettings;
import io.agnoscope.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A real, empty broker: in a container where Docker answers, in this JVM elsewhere. */
public interface TestBroker extends AutoCloseable {

  /** What tests need of a broker beyond its defaults. */
  Map<String, String> CONFIG =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("message.max.bytes", Integer.toString(24 << 20)),
          Map.entry("offsets.topic.num.partitions", "1"),
          Map.entry("transaction.state.log.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
          // So that a test can wait for a lock to run out, by the group's configuration.
          Map.entry("group.share.min.record.lock.duration.ms", "1000"));

  /** Returns the address that clients bootstrap from. */
  String bootstrapServers();

  @Override
  void close();

  /** Starts one, which takes some seconds. */
  static TestBroker start() {
    return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
  }

  /** Starts one in this JVM; its data is removed when it is closed. */
  static TestBroker embedded() {
    Path folder = TemporaryFolder.make();
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.anywhere(folder).with(CONFIG));
    return new TestBroker() {
      @Override
      public String bootstrapServers() {
        return broker.bootstrapServers();
      }

      @Override
      public void close() {
        broker.close();
        TemporaryFolder.remove(folder);
      }
    };
  }

  private static TestBroker container() {
    KafkaContainer container = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"));
    CONFIG.forEach((name, value) ->
        container.addEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    container.start();
    return new TestBroker() {
      @Override
      public String bootstrapServers() {
        return container.getBootstrapServers();
      }

      @Override
      public void close() {
        container.close();
      }
    };
  }
}
