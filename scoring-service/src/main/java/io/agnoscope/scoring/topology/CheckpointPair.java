package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.AwaitedPair;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What two checkpoints made of the same Trial.
 *
 * @param target whose Trial it is
 * @param serving the checkpoint that served
 * @param shadow the one that was asked beside it
 * @param worse the share of the Views that only the one in shadow failed, of those that both
 *     answered
 * @param better the share that only the serving one failed
 */
record CheckpointPair(String target, String serving, String shadow, double worse, double better) {
  /** Pairs the answers of both; of no View that both answered nothing differs. */
  static CheckpointPair of(String target, AwaitedPair serving, AwaitedPair shadow) {
    Set<String> both = new HashSet<>(serving.getAnswered());
    both.retainAll(shadow.getAnswered());
    return new CheckpointPair(
        target,
        serving.getCheckpoint(),
        shadow.getCheckpoint(),
        share(shadow.getFailed(), serving.getFailed(), both),
        share(serving.getFailed(), shadow.getFailed(), both));
  }

  private static double share(List<String> failed, List<String> otherFailed, Set<String> both) {
    Set<String> only = new HashSet<>(failed);
    only.retainAll(both);
    otherFailed.forEach(only::remove);
    return both.isEmpty() ? 0 : (double) only.size() / both.size();
  }
}
