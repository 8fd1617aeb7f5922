package io.agnoscope.inference;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The service without a broker: one profile for all tests of its API, since it starts once for
 * each.
 */
public class NoBroker implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("kafka.bootstrap.servers", "localhost:1");
  }
}
