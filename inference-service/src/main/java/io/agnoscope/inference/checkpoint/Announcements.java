package io.agnoscope.inference.checkpoint;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.signing.TrustedKeys;
import io.agnoscope.schemas.signing.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets in the announcements of one target that a trusted key has signed, and of each version none
 * that is older than what is known: a step that was signed once is not taken again after the next.
 * What is kept out says nothing, neither of what serves nor of what is to be rolled back. One
 * thread lets in, any thread may look.
 */
public final class Announcements {

  /** Refused ones that are kept to be shown: who can write to the topic can forge any number. */
  static final int KEPT = 100;

  private final String target;
  private final Optional<TrustedKeys> keys;
  private final Map<Integer, Long> sequences = new HashMap<>();
  private final Map<Integer, RefusedAnnouncement> refused = new LinkedHashMap<>();
  private final Set<Integer> untold = new LinkedHashSet<>();
  private volatile List<RefusedAnnouncement> standing = List.of();

  /**
   * Announcements of a target, none of which was seen yet.
   *
   * @param keys without any, everything is let in
   */
  public Announcements(String target, Optional<TrustedKeys> keys) {
    this.target = target;
    this.keys = keys;
  }

  /** Whose checkpoints are announced. */
  String target() {
    return target;
  }

  /** Whether signatures are asked for. */
  public boolean verified() {
    return keys.isPresent();
  }

  /** Versions of which the last announcement was refused, each with the reason; the newest last. */
  public List<RefusedAnnouncement> refused() {
    return standing;
  }

  /**
   * Whether the announcement counts.
   *
   * @param refusals told now of those that there is no room to keep until {@link #tell}
   */
  boolean admit(CheckpointEvent event, Consumer<RefusedAnnouncement> refusals) {
    if (!event.getTarget().equals(target)) {
      return false;
    }
    if (keys.isEmpty()) {
      return true;
    }
    int version = event.getVersion();
    Verdict verdict = keys.get().judge(event);
    if (verdict != Verdict.TRUSTED) {
      refuse(RefusedAnnouncement.of(event, verdict.label(), verdict.words()), refusals);
      return false;
    }
    long sequence = event.getSignature().getSequence();
    if (sequence < sequences.getOrDefault(version, Long.MIN_VALUE)) {
      refuse(
          RefusedAnnouncement.of(
              event, "outdated", "the same version was announced anew since it was signed"),
          refusals);
      return false;
    }
    sequences.put(version, sequence);
    refused.remove(version);
    untold.remove(version);
    show();
    return true;
  }

  /**
   * Tells, once each, of the refused announcements that no trusted one of the same version came
   * after: to be called when the topic was read to its end. A log that was signed anew from some
   * point on is thereby no reason to complain.
   */
  void tell(Consumer<RefusedAnnouncement> refusals) {
    untold.stream().map(refused::get).forEach(refusals);
    untold.clear();
  }

  private void refuse(RefusedAnnouncement one, Consumer<RefusedAnnouncement> refusals) {
    if (one.equals(refused.remove(one.version())) && !untold.contains(one.version())) {
      refused.put(one.version(), one);
      return;
    }
    if (refused.size() == KEPT) {
      RefusedAnnouncement eldest = refused.values().iterator().next();
      refused.remove(eldest.version());
      if (untold.remove(eldest.version())) {
        refusals.accept(eldest);
      }
    }
    refused.put(one.version(), one);
    untold.add(one.version());
    show();
  }

  private void show() {
    standing = List.copyOf(refused.values());
  }
}
