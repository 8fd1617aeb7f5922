package io.agnoscope.perturbation.ingest;

import io.agnoscope.schemas.Sample;

/** What became of one Sample that arrived. */
public sealed interface Judgement {

  /**
   * Sound, and ready for the broker.
   *
   * @param unkeyed the sender gave no id, so that a retry will count twice
   */
  record Accepted(Sample sample, boolean unkeyed) implements Judgement {}

  /** Not sound. */
  record Refused(Refusal refusal) implements Judgement {}
}
