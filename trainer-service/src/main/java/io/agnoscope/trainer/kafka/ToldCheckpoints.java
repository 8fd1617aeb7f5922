package io.agnoscope.trainer.kafka;

import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointSignature;
import io.agnoscope.schemas.signing.Verdict;
import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle;
import io.agnoscope.trainer.domain.lifecycle.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the topic tells of one target, from its beginning to its end: of each version the newest
 * step that is believed. Not thread-safe.
 */
final class ToldCheckpoints {

  private final Optional<Signatures.Keys> keys;
  private final Map<Integer, Told> taken = new TreeMap<>();
  private final Map<Integer, Told> beforeSigning = new TreeMap<>();
  private final Map<Integer, RefusedStep> refused = new TreeMap<>();
  private boolean anySigned;
  private long highestSequence;

  private record Told(CheckpointLifecycle step, Optional<CheckpointSignature> signature) {

    long sequence() {
      return signature.map(CheckpointSignature::getSequence).orElse(Long.MIN_VALUE);
    }
  }

  /** Nothing was told yet. Without keys, everything is believed. */
  ToldCheckpoints(Optional<Signatures.Keys> keys) {
    this.keys = keys;
  }

  /** The next record of the topic, and the step that it tells of. */
  void take(CheckpointEvent event, CheckpointLifecycle step) {
    int version = step.identity().version();
    Told told = new Told(step, Optional.ofNullable(event.getSignature()));
    if (keys.isEmpty()) {
      taken.put(version, told);
      return;
    }
    Verdict verdict = keys.get().trusted().judge(event);
    if (verdict == Verdict.TRUSTED) {
      anySigned = true;
      highestSequence = Math.max(highestSequence, told.sequence());
      Told known = taken.get(version);
      if (known == null || known.sequence() <= told.sequence()) {
        taken.put(version, told);
        refused.remove(version);
      } else {
        refused.put(version, RefusedStep.outdated(step));
      }
      return;
    }
    if (verdict == Verdict.UNSIGNED && !anySigned) {
      beforeSigning.put(version, told);
    }
    refused.put(version, RefusedStep.of(step, verdict));
  }

  /**
   * The steps that are believed. Where unsigned ones are adopted, those are among them that come
   * before the first signed one, so that a start that was cut short can be finished by the next.
   *
   * @throws IllegalStateException saying what to do, when nothing that is told is believed: to
   *     begin anew would put it out of the way
   */
  Lineage lineage() {
    if (keys.filter(Signatures.Keys::adoptsUnsigned).isPresent()) {
      beforeSigning.forEach((version, told) -> {
        if (taken.putIfAbsent(version, told) == null) {
          refused.remove(version);
        }
      });
    }
    if (taken.isEmpty() && !refused.isEmpty()) {
      throw new IllegalStateException(
          ("a trusted signature: of the %d checkpoints that are announced, none has one (%s)."
                  + " Trust the key that signed them, or have the trainer sign what is unsigned,"
                  + " once, with agnoscope.checkpoints.signing.adopt-unsigned=true")
              .formatted(
                  refused.size(),
                  refused.values().stream()
                      .limit(3)
                      .map(RefusedStep::toString)
                      .collect(Collectors.joining("; "))));
    }
    Lineage lineage = Lineage.empty();
    for (Told told : taken.values()) {
      lineage = lineage.with(told.step());
    }
    return lineage;
  }

  /**
   * Steps that are believed and are to be announced anew: signed by another key than the present
   * one, or not the last that the topic tells of their version.
   */
  List<CheckpointLifecycle> toSignAnew() {
    List<CheckpointLifecycle> steps = new ArrayList<>();
    keys.ifPresent(present ->
        taken.forEach((version, told) -> {
          boolean own =
              told.signature()
                  .filter(signature -> signature.getKeyId().equals(present.own().id()))
                  .isPresent();
          if (!own || refused.containsKey(version)) {
            steps.add(told.step());
          }
        }));
    return steps;
  }

  /** Versions whose last record is not believed. */
  List<RefusedStep> refused() {
    return List.copyOf(refused.values());
  }

  /** The largest that was signed; 0 when none was. */
  long highestSequence() {
    return highestSequence;
  }
}
