package io.agnoscope.embedded.ingest;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts what was accepted and refused, and names the first refusals of each cause. */
final class IngestReport {
  static final int NAMED_PER_CAUSE = 20;

  private final Consumer<String> refusals;
  private final Map<String, Long> refusedByCause = new TreeMap<>();
  private long accepted;

  /**
   * A report with nothing in it.
   *
   * @param refusals takes a line for each refusal that is named
   */
  IngestReport(Consumer<String> refusals) {
    this.refusals = refusals;
  }

  void accepted(int count) {
    accepted += count;
  }

  void refused(String file, long line, String cause, String reason) {
    long count = refusedByCause.merge(cause, 1L, Long::sum);
    if (count <= NAMED_PER_CAUSE) {
      refusals.accept("%s:%d: %s: %s".formatted(file, line, cause, reason));
    }
  }

  long refused() {
    return refusedByCause.values().stream().mapToLong(Long::longValue).sum();
  }

  long accepted() {
    return accepted;
  }

  /** For example {@code 297 accepted, 3 refused (malformed-json 1, unreadable-image 2)}. */
  String summary() {
    String counts = accepted + " accepted, " + refused() + " refused";
    if (refusedByCause.isEmpty()) {
      return counts;
    }
    return counts
        + refusedByCause.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
