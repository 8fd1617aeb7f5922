package io.agnoscope.perturbation.replay;

import io.agnoscope.schemas.Sample;

/** What is found in the log of Samples. */
public sealed interface KeptRecord {

  /**
   * A Sample.
   *
   * @param offset its place among the records that its id's erasure may stand behind
   */
  record Kept(Sample sample, long offset) implements KeptRecord {}

  /** The mark that stands in a Sample's place after its erasure. */
  record Erased() implements KeptRecord {}

  /** A record that no Sample can be read of. */
  record Unreadable(String cause) implements KeptRecord {}

  /** Records that the topic let go before they were read. */
  record Removed(long count) implements KeptRecord {}
}
