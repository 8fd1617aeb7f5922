package io.agnoscope.perturbation.broker;

import io.agnoscope.schemas.codec.RecordCodec;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says how the Kafka cluster is reached. */
@Singleton
public class Brokers {

  private final String bootstrapServers;

  public Brokers(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** What every client needs, to be added to. */
  public Map<String, Object> config(String clientId) {
    Map<String, Object> config = new HashMap<>();
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return config;
  }

  @Produces
  @Singleton
  RecordCodec codec() {
    return RecordCodec.connected(config("agnoscope-perturbation-schemas"));
  }

  void close(@Disposes RecordCodec codec) {
    codec.close();
  }
}
