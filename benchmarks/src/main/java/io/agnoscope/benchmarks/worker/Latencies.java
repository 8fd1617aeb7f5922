package io.agnoscope.benchmarks.worker;

import io.agnoscope.benchmarks.worker.AnswerReader.Appended;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * From the instant at which a Trial was due to the broker's append of its answers. The same Trial
 * is sent again only when all others were sent, so that its answers are taken to come in that
 * order.
 */
final class Latencies {

  private static final int DIGITS = 3;

  private final Map<String, Deque<Sent>> waiting = new HashMap<>();
  private final Map<String, Histogram> byKey = new HashMap<>();
  private int toSkip;

  private record Sent(long at, boolean counts) {}

  /** Leaves out so many answers of earlier. */
  Latencies(int toSkip) {
    this.toSkip = toSkip;
  }

  /**
   * A Trial was appended.
   *
   * @param at when it was due, in epoch milliseconds
   * @param counts whether it is measured
   */
  void sent(String key, long at, boolean counts) {
    waiting.computeIfAbsent(key, unseen -> new ArrayDeque<>()).add(new Sent(at, counts));
  }

  /** Its answers were appended. */
  void answered(Appended appended) {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    Sent sent = waiting.getOrDefault(appended.key(), new ArrayDeque<>()).poll();
    if (sent != null && sent.counts()) {
      byKey
          .computeIfAbsent(appended.key(), unseen -> new Histogram(DIGITS))
          .recordValue(TimeUnit.MILLISECONDS.toNanos(Math.max(0, appended.at() - sent.at())));
    }
  }

  /** In nanoseconds, of all that counted but those of the keys. */
  Histogram without(Set<String> keys) {
    Histogram all = new Histogram(DIGITS);
    byKey.forEach((key, histogram) -> {
      if (!keys.contains(key)) {
        all.add(histogram);
      }
    });
    return all;
  }
}
