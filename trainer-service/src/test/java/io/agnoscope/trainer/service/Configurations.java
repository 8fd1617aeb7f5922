package io.agnoscope.trainer.service;

import io.agnoscope.trainer.config.TrainerConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The configuration with its defaults, and what a test sets. */
public final class Configurations {

  private Configurations() {}

  public static TrainerConfig of(String... keysAndValues) {
    Map<String, String> properties = new HashMap<>();
    for (int index = 0; index < keysAndValues.length; index += 2) {
      properties.put(keysAndValues[index], keysAndValues[index + 1]);
    }
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(TrainerConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(TrainerConfig.class);
  }
}
