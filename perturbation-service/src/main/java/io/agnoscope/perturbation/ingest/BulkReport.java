package io.agnoscope.perturbation.ingest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of many Samples.
 *
 * @param accepted Samples that the broker acknowledged
 * @param refused the number of errors
 * @param ids of the accepted ones, in their order
 * @param errors by line
 * @param leftOut how many were sound and no Samples, by cause
 * @param stoppedBy why the rest was not read, or null when all was
 */
public record BulkReport(
    int accepted,
    int refused,
    List<String> ids,
    List<LineError> errors,
    Map<String, Integer> leftOut,
    @Nullable RefusalCause stoppedBy) {

  /** Why one line was not taken. */
  public record LineError(long line, String cause, String reason) {}

  /** 202 when any was sound and all was read, else what says best why not. */
  public int status() {
    if (stoppedBy != null) {
      return stoppedBy.status();
    }
    return accepted > 0 || !leftOut.isEmpty() ? 202 : 400;
  }
}
