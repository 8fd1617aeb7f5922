package io.agnoscope.embedded.rescore;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a replay is, as the service tells it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReplayProgress(
    String run,
    String state,
    long records,
    long recordsRead,
    long samplesRead,
    long trialsWritten,
    Map<String, Long> passedOver,
    Map<String, Long> refused,
    @Nullable String waitingFor,
    @Nullable String reason) {

  boolean running() {
    return state.equals("RUNNING");
  }

  /** The share of the records that were looked at, from 0 to 1. */
  double share() {
    return records == 0 ? 0 : Math.min(1, (double) recordsRead / records);
  }

  /** For example {@code 120 Samples read, 100 Trials written, 20 passed over (repeated 20)}. */
  String counts() {
    return samplesRead
        + " Samples read, "
        + trialsWritten
        + " Trials written"
        + counts(passedOver, "passed over")
        + counts(refused, "refused");
  }

  private static String counts(Map<String, Long> byCause, String what) {
    if (byCause.isEmpty()) {
      return "";
    }
    long all = byCause.values().stream().mapToLong(Long::longValue).sum();
    return new TreeMap<>(byCause)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", ", " + all + " " + what + " (", ")"));
  }
}
