package io.agnoscope.benchmarks.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Names what the service says it did with a mirrored request. */
final class Outcomes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Outcomes() {}

  /** For example {@code 202 sampled-out (share)}. */
  static String of(int status, byte[] body) {
    try {
      JsonNode answer = MAPPER.readTree(body);
      String outcome = answer.path("outcome").asText("");
      String cause = answer.path("cause").asText("");
      return (status + " " + outcome + (cause.isEmpty() ? "" : " (" + cause + ")")).strip();
    } catch (IOException noJson) {
      return Integer.toString(status);
    }
  }
}
