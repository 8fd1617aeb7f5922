package io.agnoscope.perturbation.broker;

import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.connection.BrokerConnection;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Says how the Kafka cluster is reached. */
@Singleton
public class Brokers {

  private final BrokerConnection connection;

  @Inject
  Brokers(Config configuration) {
    this(BrokerConnection.configured(name -> configuration.getOptionalValue(name, String.class)));
  }

  public Brokers(BrokerConnection connection) {
    this.connection = connection;
  }

  /** What every client needs, to be added to. */
  public Map<String, Object> config(String clientId) {
    return connection.config(clientId);
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
