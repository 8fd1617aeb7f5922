package io.agnoscope.trainer.domain.intake;

import io.agnoscope.stimuli.Randomness;
import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The newest hard examples, bounded in number, in bytes and per source. Thread-safe: one thread
 * collects while another draws.
 */
public final class HardExampleBuffer {

  /**
   * How much is kept.
   *
   * @param examples at most so many
   * @param bytes at most so many, images included
   * @param perSource at most so many of one source, so that none crowds out the others
   */
  public record Limits(int examples, long bytes, int perSource) {
    public Limits {
      if (examples < 1 || bytes < 1 || perSource < 1) {
        throw new IllegalArgumentException("a buffer holds at least one example");
      }
    }
  }

  private final Limits limits;
  private final Map<List<String>, CollectedExample> newestLast = new LinkedHashMap<>();
  private final Map<String, Integer> bySource = new LinkedHashMap<>();
  private long bytes;

  /** An empty buffer. */
  public HardExampleBuffer(Limits limits) {
    this.limits = limits;
  }

  /**
   * Keeps an example, at the cost of older ones when there is no room.
   *
   * @return what was dropped for it, by cause; itself included, when it was not kept
   */
  public synchronized List<Refusal> add(CollectedExample example) {
    if (example.bytes() > limits.bytes()) {
      return List.of(Refusal.TOO_LARGE);
    }
    List<Refusal> dropped = new ArrayList<>();
    CollectedExample same = newestLast.remove(example.content());
    if (same != null) {
      forget(same);
      dropped.add(Refusal.DUPLICATE);
    }
    String source = example.trial().source();
    if (bySource.getOrDefault(source, 0) >= limits.perSource()) {
      dropOldest(other -> other.trial().source().equals(source));
      dropped.add(Refusal.SOURCE_FULL);
    }
    while (newestLast.size() >= limits.examples() || bytes + example.bytes() > limits.bytes()) {
      dropOldest(other -> true);
      dropped.add(Refusal.BUFFER_FULL);
    }
    newestLast.put(example.content(), example);
    bySource.merge(source, 1, Integer::sum);
    bytes += example.bytes();
    return dropped;
  }

  /**
   * Forgets every example of a Sample.
   *
   * @return what was dropped, by cause
   */
  public synchronized List<Refusal> erase(String sampleId) {
    List<CollectedExample> erased =
        newestLast.values().stream()
            .filter(example -> example.trial().sampleId().equals(sampleId))
            .toList();
    erased.forEach(example -> {
      newestLast.remove(example.content());
      forget(example);
    });
    return Collections.nCopies(erased.size(), Refusal.ERASED);
  }

  /** One example that fits, each as likely; empty when none does. */
  public synchronized Optional<PreparedTrial> draw(
      Predicate<PreparedTrial> fits, Randomness randomness) {
    List<PreparedTrial> fitting =
        newestLast.values().stream().map(CollectedExample::trial).filter(fits).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(randomness.pick(fitting));
  }

  /** How many examples were found hard after that moment. */
  public synchronized int since(Instant moment) {
    return (int)
        newestLast.values().stream().filter(example -> example.at().isAfter(moment)).count();
  }

  /** Examples held. */
  public synchronized int size() {
    return newestLast.size();
  }

  /** Bytes held, about. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Examples held, per source. */
  public synchronized Map<String, Integer> bySource() {
    return Map.copyOf(bySource);
  }

  private void dropOldest(Predicate<CollectedExample> which) {
    Iterator<CollectedExample> oldestFirst = newestLast.values().iterator();
    while (oldestFirst.hasNext()) {
      CollectedExample example = oldestFirst.next();
      if (which.test(example)) {
        oldestFirst.remove();
        forget(example);
        return;
      }
    }
  }

  private void forget(CollectedExample example) {
    bytes -= example.bytes();
    bySource.computeIfPresent(
        example.trial().source(), (source, count) -> count == 1 ? null : count - 1);
  }
}
