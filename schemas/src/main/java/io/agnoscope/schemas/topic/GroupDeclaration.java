package io.agnoscope.schemas.topic;

import java.util.Map;

/**
 * A share group as its workers and the broker must both mean it.
 *
 * @param name the group's id
 * @param configs the group configurations that differ from the broker's defaults or that
 *     correctness rests on, by Kafka's names
 */
public record GroupDeclaration(String name, Map<String, String> configs) {

  public GroupDeclaration {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a group needs a name");
    }
    configs = Map.copyOf(configs);
  }
}
