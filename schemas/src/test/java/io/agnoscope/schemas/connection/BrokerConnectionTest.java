package io.agnoscope.schemas.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BrokerConnectionTest {

  private static final Map<String, String> CONFIGURED =
      Map.of(
          "kafka.bootstrap.servers", "broker:9093",
          "kafka.security.protocol", "SASL_SSL",
          "kafka.sasl.mechanism", "SCRAM-SHA-512",
          "kafka.sasl.jaas.config", "ScramLoginModule required password=\"secret\";",
          "kafka.ssl.truststore.location", "/etc/agnoscope/ca.crt",
          "kafka.client.id", "another",
          "kafka.retries", "3");

  @Test
  void hasTheAddressAndHowToBeLetInAndNothingElse() {
    assertThat(connection().config("me"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "bootstrap.servers", "broker:9093",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "ScramLoginModule required password=\"secret\";",
                "ssl.truststore.location", "/etc/agnoscope/ca.crt",
                "client.id", "me"));
  }

  @Test
  void tellsNoPassword() {
    assertThat(connection().toString()).isEqualTo("BrokerConnection[broker:9093, SASL_SSL]");
    assertThat(BrokerConnection.to("a:1").toString()).isEqualTo("BrokerConnection[a:1, PLAINTEXT]");
  }

  @Test
  void namesTheAddressThatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerConnection.configured(name -> Optional.empty()))
        .withMessageContaining("kafka.bootstrap.servers");
  }

  private static BrokerConnection connection() {
    return BrokerConnection.configured(name -> Optional.ofNullable(CONFIGURED.get(name)));
  }
}
