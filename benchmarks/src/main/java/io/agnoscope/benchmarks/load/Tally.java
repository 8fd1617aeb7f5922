package io.agnoscope.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts answers by what they say, and keeps their latencies in nanoseconds. Thread-safe. */
public final class Tally {

  private static final int DIGITS = 3;

  private final BiFunction<Integer, byte[], String> outcome;
  private final Recorder latencies = new Recorder(DIGITS);
  private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

  /**
   * Counts nothing yet.
   *
   * @param outcome names what an answer of that status and body says; a bounded set of names
   */
  public Tally(BiFunction<Integer, byte[], String> outcome) {
    this.outcome = outcome;
  }

  /** Counts by status alone. */
  public static Tally byStatus() {
    return new Tally((status, body) -> Integer.toString(status));
  }

  void answered(int status, byte[] body, long nanoseconds) {
    latencies.recordValue(nanoseconds);
    add(status >= 400 ? errors : outcomes, outcome.apply(status, body));
  }

  void failed(String cause) {
    add(errors, cause);
  }

  void notSent() {
    add(errors, "not sent: too many under way");
  }

  private static void add(Map<String, LongAdder> counts, String name) {
    counts.computeIfAbsent(name, unknown -> new LongAdder()).increment();
  }

  /** Answers below 400, by what they say. */
  public Map<String, Long> outcomes() {
    return sums(outcomes);
  }

  /** Answers from 400 on, and requests without an answer, by cause. */
  public Map<String, Long> errors() {
    return sums(errors);
  }

  /** How many came to what end so far. */
  public long settled() {
    return sum(outcomes) + sum(errors);
  }

  /** How many errors there were so far. */
  public long failures() {
    return sum(errors);
  }

  /** The latencies since the last time this was asked for. */
  public Histogram takeLatencies() {
    return latencies.getIntervalHistogram();
  }

  private static long sum(Map<String, LongAdder> counts) {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counts) {
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach((name, count) -> sums.put(name, count.sum()));
    return sums;
  }
}
