package io.agnoscope.perturbation.replay;

/** Counts what replays do, over all of them. */
public interface ReplayCounts {

  /** A Trial was written. */
  void trialReplayed();

  /** Records were not meant, or are no more. */
  void passedOver(String cause, long count);

  /** A Sample could not become a Trial. */
  void refusedReplay(String cause);

  /** A replay came to its end. */
  void replayEnded(ReplayState how);

  /** The broker was away. */
  void replayHeldUp();
}
