package io.agnoscope.benchmarks.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
      return Stream.of(Integer.toString(status), outcome, cause.isEmpty() ? "" : "(" + cause + ")")
          .filter(word -> !word.isEmpty())
          .collect(Collectors.joining(" "));
    } catch (IOException noJson) {
      return Integer.toString(status);
    }
  }
}
