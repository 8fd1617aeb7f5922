package io.agnoscope.trainer.store;

import java.util.Map;

/**
 * How far a run's training has come, with all that it needs to go on.
 *
 * @param steps done
 * @param trialsBySource Trials in the batches of these steps, by source
 * @param seconds that training took so far
 * @param learner weights and optimiser, as the learner tells and takes them; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SavedState(
    int steps, Map<String, Long> trialsBySource, double seconds, byte[] learner) {

  public SavedState {
    trialsBySource = Map.copyOf(trialsBySource);
  }
}
