package io.agnoscope.inference.openai;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Requests and tokens that may be spent a minute: two token buckets that hold one second's worth,
 * each. What is larger than that goes through on credit, so that nothing is too large for ever.
 * Thread-safe.
 */
final class MinuteBudget {

  private final InstantSource clock;
  private final Bucket requests;
  private final Bucket tokens;

  MinuteBudget(OptionalInt requestsPerMinute, OptionalLong tokensPerMinute, InstantSource clock) {
    this.clock = clock;
    Instant now = clock.instant();
    this.requests = new Bucket(requestsPerMinute.orElse(0), now);
    this.tokens = new Bucket(tokensPerMinute.orElse(0), now);
  }

  /**
   * Spends one request and the tokens that it is estimated to cost.
   *
   * @return 0 when they are spent, else how long to wait at least; nothing is spent then
   */
  synchronized Duration spend(long estimatedTokens) {
    Instant now = clock.instant();
    Duration first = requests.wait(now);
    Duration second = tokens.wait(now);
    Duration wait = first.compareTo(second) > 0 ? first : second;
    if (wait.isZero()) {
      requests.take(1);
      tokens.take((double) estimatedTokens);
    }
    return wait;
  }

  /** A request was not sent after all. */
  synchronized void giveBack(long estimatedTokens) {
    requests.take(-1);
    tokens.take((double) -estimatedTokens);
  }

  /** Corrects an estimate by what the server counted. */
  synchronized void settle(long estimatedTokens, long countedTokens) {
    tokens.take((double) (countedTokens - estimatedTokens));
  }

  /** Amounts, with 0 a minute for no limit. */
  private static final class Bucket {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final double perMinute;
    private final double capacity;
    private double available;
    private Instant at;

    Bucket(double perMinute, Instant now) {
      this.perMinute = perMinute;
      this.capacity = Math.max(1, perMinute / 60);
      this.available = capacity;
      this.at = now;
    }

    Duration wait(Instant now) {
      if (perMinute == 0) {
        return Duration.ZERO;
      }
      if (now.isAfter(at)) {
        double earned = Duration.between(at, now).toNanos() / NANOS_PER_MINUTE * perMinute;
        available = Math.min(capacity, available + earned);
        at = now;
      }
      return available > 0
          ? Duration.ZERO
          : Duration.ofMillis(1 + (long) Math.ceil(-available / perMinute * 60_000));
    }

    void take(double amount) {
      available = Math.min(capacity, available - amount);
    }
  }
}
