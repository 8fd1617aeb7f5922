package io.agnoscope.scoring.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes rates of offsets that were seen at different times. Not thread-safe. */
final class Rates {
  /** What is older says little of now. */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** Of less than this the rate of a slow topic would jump. */
  static final Duration LEAST = Duration.ofSeconds(2);

  private final Deque<Offsets> seen = new ArrayDeque<>();

  /** Takes what was seen last. */
  void add(Offsets offsets) {
    seen.removeIf(old -> Duration.between(old.at(), offsets.at()).compareTo(WINDOW) > 0);
    seen.addLast(offsets);
  }

  /**
   * How fast something grew over the window, per second.
   *
   * @param count what is counted, null where it was not known
   * @return null until it was seen twice with some time between; 0 where it shrank, as after a
   *     group was reset
   */
  @Nullable Double perSecond(Function<Offsets, @Nullable Long> count) {
    Offsets last = seen.peekLast();
    Long now = last == null ? null : count.apply(last);
    if (last == null || now == null) {
      return null;
    }
    for (Offsets first : seen) {
      Long then = count.apply(first);
      Duration between = Duration.between(first.at(), last.at());
      if (then != null && between.compareTo(LEAST) >= 0) {
        return Math.max(0, now - then) * 1_000.0 / between.toMillis();
      }
    }
    return null;
  }
}
