package io.agnoscope.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process holds of the machine's memory, step by step; nothing where there is no /proc. */
final class ResidentMemory {

  private static final Logger LOG = LoggerFactory.getLogger(ResidentMemory.class);
  private static final double MOST_GROWTH = 1.10;

  private final Path status;
  private final Map<Integer, Long> mebibytes = new TreeMap<>();

  private ResidentMemory(Path status) {
    this.status = status;
  }

  static ResidentMemory of(long pid) {
    return new ResidentMemory(Path.of("/proc", Long.toString(pid), "status"));
  }

  /** Takes note of what is resident after a step. */
  void note(int step) {
    if (!Files.exists(status)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          mebibytes.put(step, Long.parseLong(line.replaceAll("\\D", "")) / 1_024);
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** That a later step holds no more than a tenth above an earlier one, if both were noted. */
  void assertFlat(int early, int late) {
    LOG.info("resident MiB by step: {}", mebibytes);
    Long before = mebibytes.get(early);
    Long after = mebibytes.get(late);
    if (before != null && after != null) {
      assertThat(after.doubleValue())
          .as("resident MiB by step: " + mebibytes)
          .isLessThanOrEqualTo(before * MOST_GROWTH);
    }
  }
}
