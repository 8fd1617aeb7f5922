package io.agnoscope.k8s;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML; a key that stands twice is an error. */
final class Yaml {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private Yaml() {}

  /** The documents of a stream; empty ones are left out. */
  static List<JsonNode> documents(String place, String text) {
    List<JsonNode> documents = new ArrayList<>();
    try (var read = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      while (read.hasNextValue()) {
        JsonNode document = read.nextValue();
        if (!document.isMissingNode() && !document.isNull()) {
          documents.add(document);
        }
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(place + " is not sound YAML", e);
    }
  }
}
