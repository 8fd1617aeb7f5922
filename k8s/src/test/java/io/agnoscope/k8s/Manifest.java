package io.agnoscope.k8s;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One YAML document.
 *
 * @param place the file it stands in, or the overlay it was rendered from
 */
record Manifest(String place, JsonNode tree) {

  String apiVersion() {
    return tree.path("apiVersion").asText();
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.at("/metadata/name").asText();
  }

  boolean isObject() {
    return tree.has("apiVersion") && tree.has("kind");
  }

  @Override
  public String toString() {
    return "%s %s (%s)".formatted(kind(), name(), place);
  }
}
