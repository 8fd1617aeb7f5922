package io.agnoscope.perturbation.erasure;

/** Counts erasures. */
public interface ErasureCounts {

  /** What became of a step of an erasure. */
  void erasure(Step step, boolean done);

  /** A step of an erasure. A bounded set, so that each can be a label. */
  enum Step {
    /** The Sample's own records and pictures. */
    SAMPLE,
    /** Dead letters that name it. */
    DEAD_LETTERS
  }
}
