package io.agnoscope.scoring;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Provisioner;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** How the broker is reached, with the topics in place: nobody gets a codec before they are. */
@Singleton
public final class Broker {
  private final Map<String, Object> config;

  @Inject
  Broker(@Identifier("default-kafka-broker") Map<String, Object> config) {
    this.config = Map.copyOf(config);
  }

  /** Client settings: the broker's address and how to be let in. */
  public Map<String, Object> config() {
    return new HashMap<>(config);
  }

  @Produces
  @Singleton
  RecordCodec codec() {
    Set<String> known = AdminClientConfig.configNames();
    Map<String, Object> adminConfig =
        config.entrySet().stream()
            .filter(entry -> known.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    try (Admin admin = Admin.create(adminConfig)) {
      Provisioner.provision(admin);
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "The topics could not be made on the broker at "
              + config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
              + " (KAFKA_BOOTSTRAP_SERVERS): "
              + e.getMessage(),
          e);
    }
    return RecordCodec.connected(config());
  }

  void close(@Disposes RecordCodec codec) {
    codec.close();
  }
}
