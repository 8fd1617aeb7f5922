package io.agnoscope.perturbation.traffic.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.agnoscope.perturbation.traffic.budget.Budget.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BudgetPropertyTest {

  private static final int THREADS = 8;
  private static final int REQUESTS = 2_000;

  @Property
  void anIdIsAFraction(@ForAll String id) {
    assertThat(IdShare.of(id)).isGreaterThanOrEqualTo(0).isLessThan(1);
  }

  @Property
  void aLargerShareKeepsWhatASmallerOneKeeps(
      @ForAll String id,
      @ForAll @DoubleRange(min = 0, max = 1) double one,
      @ForAll @DoubleRange(min = 0, max = 1) double other) {
    boolean small = leaves(Math.min(one, other), id);
    boolean large = leaves(Math.max(one, other), id);

    assertThat(large && !small).isFalse();
  }

  private static boolean leaves(double share, String id) {
    return new Budget(
            new BudgetLimits(share, Map.of(), 1, OptionalDouble.empty(), 1, 10),
            List.of("t"),
            () -> 0)
        .foresee("mirror", id, Optional.empty())
        .isPresent();
  }

  @Property
  void noMoreGoesThroughThanTheRateAllows(
      @ForAll @DoubleRange(min = 0.1, max = 1_000) double perSecond,
      @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 2_000_000_000L) Long> pauses,
      @ForAll @IntRange(min = 1, max = 5_000) int amount) {
    TokenBucket bucket = new TokenBucket(perSecond, 0);
    long now = 0;
    double through = 0;
    for (long pause : pauses) {
      now += pause;
      if (bucket.open(now)) {
        bucket.take(amount);
        through += amount;
      }
    }

    assertThat(through)
        .isLessThanOrEqualTo(perSecond * now / 1e9 + Math.max(1, perSecond) + amount + 1e-6);
  }

  /** Every request is kept, or counted before one that is kept, or waits to be: none twice. */
  @Property(tries = 20)
  void noRequestIsLostFromTheCountWhoeverComesAtOnce(
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @IntRange(min = 1, max = 16) int maxInFlight)
      throws Exception {
    Ticks clock = new Ticks();
    Budget budget =
        new Budget(
            new BudgetLimits(share, Map.of(), 1e6, OptionalDouble.empty(), maxInFlight, 10),
            List.of("t"),
            clock);
    AtomicLong accounted = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Void>> senders =
          IntStream.range(0, THREADS)
              .<Callable<Void>>mapToObj(thread ->
                  () -> {
                    for (int i = 0; i < REQUESTS; i++) {
                      send(budget, thread + "-" + i, i % 3 != 0, accounted, failed);
                    }
                    return null;
                  })
              .toList();
      for (Future<Void> done : threads.invokeAll(senders)) {
        done.get();
      }
    }
    clock.pass(Duration.ofSeconds(1));
    long waiting = budget.leftOutAndNotHandedOn("mirror");

    assertThat(budget.inFlight()).isZero();
    assertThat(accounted.get() + failed.get() + waiting).isEqualTo((long) THREADS * REQUESTS);
  }

  private static void send(
      Budget budget, String id, boolean kept, AtomicLong accounted, AtomicLong failed) {
    if (budget.foresee("mirror", id, Optional.of("t")).isPresent()) {
      return;
    }
    if (budget.enter("mirror", id, "t", 1) instanceof Entry.In in) {
      if (kept) {
        accounted.addAndGet(1 + in.slot().leftOutBefore());
      } else {
        failed.incrementAndGet();
      }
      in.slot().settle(kept);
    }
  }
}
