package io.agnoscope.trainer.domain.intake;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import io.agnoscope.trainer.domain.trial.Provenance;
import io.agnoscope.trainer.domain.trial.Trainable;
import java.time.Instant;
import java.util.Set;

/**
 * A hard example to learn from. It holds only Views that may be trained on.
 *
 * @param trial what to learn
 * @param answeredBy id of the checkpoint that found it hard
 * @param reasons why it is hard, as bounded labels such as {@code flipped}
 * @param at when the scorer found it hard
 */
public record CollectedExample(
    PreparedTrial trial, String answeredBy, Set<String> reasons, Instant at) {

  private static final int OVERHEAD_BYTES = 4096;

  public CollectedExample {
    trial = Trainable.of(trial);
    reasons = Set.copyOf(reasons);
  }

  /** Hash of what is asked: examples of the same teach the same, whatever their ids. */
  public String content() {
    return ContentHash.of(trial);
  }

  /**
   * Whether a run from that parent may learn from it. Without a label it is to answer as its parent
   * does when nothing is put beside the Sample, and only where that answer is known to be firm: it
   * was this very parent that gave it.
   */
  public boolean teaches(String parent) {
    return trial.labelled() || answeredBy.equals(parent);
  }

  /** Whether Agnoscope drew it itself. */
  public boolean probe() {
    return trial.source().equals(Provenance.PROBE_SOURCE);
  }

  /** Bytes that it holds, about. */
  public long bytes() {
    return trial.bytes() + OVERHEAD_BYTES;
  }

  /** A copy of this content that says more, or says it more surely, is not to give way to it. */
  boolean outranks(CollectedExample other) {
    return rank() > other.rank();
  }

  private int rank() {
    return (trial.labelled() ? 1 : 0) + (probe() ? 1 : 0);
  }
}
