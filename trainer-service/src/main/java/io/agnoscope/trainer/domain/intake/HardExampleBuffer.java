package io.agnoscope.trainer.domain.intake;

import io.agnoscope.trainer.domain.revocation.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The newest hard examples, bounded in number, in bytes, per source and per tenant, each content
 * once. What is not a probe waits in quarantine before a run may take it, so that an operator can
 * revoke its source first. Thread-safe: one thread collects while another draws.
 */
public final class HardExampleBuffer {

  /**
   * How much is kept, and how long it waits.
   *
   * @param examples at most so many
   * @param bytes at most so many, images included
   * @param perSource at most so many of one source, so that none crowds out the others
   * @param perTenant at most so many of one tenant; probes are nobody's and are not counted
   * @param quarantine how long ago an example that is no probe was found hard before it is taken
   */
  public record Limits(
      int examples, long bytes, int perSource, int perTenant, Duration quarantine) {
    public Limits {
      if (examples < 1 || bytes < 1 || perSource < 1 || perTenant < 1) {
        throw new IllegalArgumentException("a buffer holds at least one example");
      }
      if (quarantine.isNegative()) {
        throw new IllegalArgumentException("a quarantine lasts for some time or for none");
      }
    }
  }

  /**
   * What came of an example.
   *
   * @param kept whether it is in the buffer now
   * @param dropped what was given up, by cause; itself included, when it was not kept
   */
  public record Added(boolean kept, List<Refusal> dropped) {
    public Added {
      dropped = List.copyOf(dropped);
    }
  }

  private final Limits limits;
  private final InstantSource clock;
  private final Map<String, CollectedExample> newestLast = new LinkedHashMap<>();
  private final Shares shares = new Shares();
  private final Set<Revoked> revoked = new HashSet<>();
  private long bytes;

  /** An empty buffer. */
  public HardExampleBuffer(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Keeps an example, at the cost of older ones when there is no room. Of two with the same content
   * the newer is kept, unless the older is a probe or has a label and the newer is none or has
   * none: nobody's traffic displaces what is known better.
   */
  public synchronized Added add(CollectedExample example) {
    if (revoked.stream().anyMatch(it -> it.covers(example.trial().provenance()))) {
      return new Added(false, List.of(Refusal.REVOKED));
    }
    if (example.bytes() > limits.bytes()) {
      return new Added(false, List.of(Refusal.TOO_LARGE));
    }
    List<Refusal> dropped = new ArrayList<>();
    CollectedExample same = newestLast.get(example.content());
    if (same != null) {
      if (same.outranks(example)) {
        return new Added(false, List.of(Refusal.DUPLICATE));
      }
      newestLast.remove(same.content());
      forget(same);
      dropped.add(Refusal.DUPLICATE);
    }
    if (!example.probe() && shares.ofTenant(example) >= limits.perTenant()) {
      dropOldest(other -> Shares.sameTenant(other, example));
      dropped.add(Refusal.TENANT_FULL);
    }
    if (shares.ofSource(example) >= limits.perSource()) {
      dropOldest(other -> Shares.sameSource(other, example));
      dropped.add(Refusal.SOURCE_FULL);
    }
    while (newestLast.size() >= limits.examples() || bytes + example.bytes() > limits.bytes()) {
      dropOldest(other -> true);
      dropped.add(Refusal.BUFFER_FULL);
    }
    newestLast.put(example.content(), example);
    shares.add(example);
    bytes += example.bytes();
    return new Added(true, dropped);
  }

  /**
   * Forgets every example of a Sample.
   *
   * @return what was dropped, by cause
   */
  public synchronized List<Refusal> erase(String sampleId) {
    return drop(example -> example.trial().sampleId().equals(sampleId), Refusal.ERASED);
  }

  /**
   * Forgets every example that is meant, and takes no other.
   *
   * @return what was dropped, by cause
   */
  public synchronized List<Refusal> revoke(Revoked who) {
    revoked.add(who);
    return drop(example -> who.covers(example.trial().provenance()), Refusal.REVOKED);
  }

  /**
   * What a run may learn from now: what is out of quarantine and teaches when that parent is
   * trained, the oldest first.
   *
   * @param parent id of the checkpoint that is trained
   */
  public synchronized List<CollectedExample> ready(String parent) {
    Instant now = clock.instant();
    return newestLast.values().stream()
        .filter(example -> !waits(example, now))
        .filter(example -> example.teaches(parent))
        .toList();
  }

  /** How many examples became ready to be taken after that moment. */
  public synchronized int since(Instant moment) {
    Instant now = clock.instant();
    return (int)
        newestLast.values().stream()
            .filter(example -> !waits(example, now) && availableAt(example).isAfter(moment))
            .count();
  }

  /** Examples that wait in quarantine. */
  public synchronized int quarantined() {
    Instant now = clock.instant();
    return (int) newestLast.values().stream().filter(example -> waits(example, now)).count();
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
    return shares.bySource();
  }

  private boolean waits(CollectedExample example, Instant now) {
    return !example.probe() && availableAt(example).isAfter(now);
  }

  private Instant availableAt(CollectedExample example) {
    return example.probe() ? example.at() : example.at().plus(limits.quarantine());
  }

  private List<Refusal> drop(Predicate<CollectedExample> which, Refusal cause) {
    List<CollectedExample> gone = newestLast.values().stream().filter(which).toList();
    gone.forEach(example -> {
      newestLast.remove(example.content());
      forget(example);
    });
    return Collections.nCopies(gone.size(), cause);
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
    shares.remove(example);
  }
}
