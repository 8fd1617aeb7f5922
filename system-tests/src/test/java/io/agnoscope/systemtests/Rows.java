package io.agnoscope.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Picks rows out of the scoring service's lists. */
final class Rows {

  private Rows() {}

  static List<JsonNode> of(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  /** The row whose {@code field} is {@code value} for a checkpoint. */
  static Optional<JsonNode> find(JsonNode list, String checkpoint, String field, String value) {
    return of(list).stream()
        .filter(row -> row.path("checkpoint").asText().equals(checkpoint))
        .filter(row -> row.path(field).asText().equals(value))
        .findFirst();
  }
}
