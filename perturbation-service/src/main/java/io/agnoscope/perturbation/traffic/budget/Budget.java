package io.agnoscope.perturbation.traffic.budget;

import io.agnoscope.perturbation.traffic.SampledOutCause;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Decides which requests are let in, and remembers how many of each source it left out since the
 * last one that was kept. Thread-safe; it is for one instance.
 */
public final class Budget {

  private final BudgetLimits limits;
  private final Map<String, TargetBudget> targets;
  private final LongSupplier nanoClock;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** By source, of which there are few. */
  private final Map<String, AtomicLong> leftOut = new ConcurrentHashMap<>();

  /**
   * A budget of which nothing is spent.
   *
   * @param nanoClock a monotonic clock
   */
  public Budget(BudgetLimits limits, Collection<String> targets, LongSupplier nanoClock) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    long now = nanoClock.getAsLong();
    this.targets =
        targets.stream()
            .collect(
                Collectors.toUnmodifiableMap(name -> name, name -> new TargetBudget(limits, now)));
  }

  /** What a request was told. */
  public sealed interface Entry {

    /** Let in; the slot has to be settled. */
    record In(Slot slot) implements Entry {}

    /** Left out, and remembered as such. */
    record Out(SampledOutCause cause) implements Entry {}
  }

  /** The breaker of a watched target. */
  public Breaker breaker(String target) {
    return targetBudget(target).breaker();
  }

  /** Samples that are let in and not settled. */
  public int inFlight() {
    return inFlight.get();
  }

  /** Requests of a source that were left out since its last Sample that was kept. */
  public long leftOutAndNotHandedOn(String source) {
    return leftOut(source).get();
  }

  /**
   * Leaves a request out when it is certain without its content that it would be; spends nothing.
   *
   * @param target the watched target that it is for; empty when that is not known yet
   */
  public Optional<SampledOutCause> foresee(String source, String id, Optional<String> target) {
    Optional<SampledOutCause> cause = shareObstacle(source, id);
    if (cause.isEmpty() && inFlight.get() >= limits.maxInFlight()) {
      cause = Optional.of(SampledOutCause.IN_FLIGHT);
    }
    if (cause.isEmpty() && target.isPresent()) {
      cause = targetBudget(target.get()).obstacle(nanoClock.getAsLong());
    }
    cause.ifPresent(out -> leave(source));
    return cause;
  }

  /**
   * Lets a request in, or leaves it out.
   *
   * @param target a watched target
   * @param tokens what its Trial costs the target
   */
  public Entry enter(String source, String id, String target, long tokens) {
    Optional<SampledOutCause> cause = shareObstacle(source, id);
    if (cause.isPresent()) {
      return out(source, cause.get());
    }
    if (inFlight.incrementAndGet() > limits.maxInFlight()) {
      inFlight.decrementAndGet();
      return out(source, SampledOutCause.IN_FLIGHT);
    }
    cause = targetBudget(target).spend(tokens, nanoClock.getAsLong());
    if (cause.isPresent()) {
      inFlight.decrementAndGet();
      return out(source, cause.get());
    }
    return new Entry.In(new Slot(source, leftOut(source).getAndSet(0)));
  }

  private Optional<SampledOutCause> shareObstacle(String source, String id) {
    double share = limits.shareOf(source);
    return share < 1 && IdShare.of(id) >= share
        ? Optional.of(SampledOutCause.SHARE)
        : Optional.empty();
  }

  private Entry out(String source, SampledOutCause cause) {
    leave(source);
    return new Entry.Out(cause);
  }

  private void leave(String source) {
    leftOut(source).incrementAndGet();
  }

  private AtomicLong leftOut(String source) {
    return leftOut.computeIfAbsent(source, name -> new AtomicLong());
  }

  private TargetBudget targetBudget(String target) {
    TargetBudget budget = targets.get(target);
    if (budget == null) {
      throw new IllegalArgumentException("the target is not watched");
    }
    return budget;
  }

  /** A place among the Samples in flight, held until it is settled. */
  public final class Slot {

    private final String source;
    private final long leftOutBefore;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Slot(String source, long leftOutBefore) {
      this.source = source;
      this.leftOutBefore = leftOutBefore;
    }

    /** Requests of the same source that were left out since the last Sample that was kept. */
    public long leftOutBefore() {
      return leftOutBefore;
    }

    /**
     * Ends it, once. What was left out before a Sample that was not kept is handed on to the next.
     */
    public void settle(boolean kept) {
      if (settled.compareAndSet(false, true)) {
        inFlight.decrementAndGet();
        if (!kept) {
          leftOut(source).addAndGet(leftOutBefore);
        }
      }
    }
  }
}
