package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.AwaitedPair;
import io.agnoscope.schemas.TrialAnswers;
import io.agnoscope.schemas.identity.ShadowTargets;
import io.agnoscope.scoring.statistics.Pairing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Brings together what the serving checkpoint and the one in shadow made of a Trial. Answers
 * without the other's are kept for a while by the append time of {@code agnoscope.answers}, and up
 * to a number; each Trial's first answers are entered, once.
 */
final class CheckpointPairs {
  /** How far behind the serving checkpoint's answers those of the one in shadow may be. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Answers in one task that wait for the other's. */
  static final int MOST = 20_000;

  private final KeyValueStore<String, AwaitedPair> waiting;
  private final DueTimes forgetting;
  private final int most;
  private int size;
  private Instant latest = Instant.EPOCH;

  CheckpointPairs(KeyValueStore<String, AwaitedPair> waiting, DueTimes forgetting, int most) {
    this.waiting = waiting;
    this.forgetting = forgetting;
    this.most = most;
    try (var all = waiting.all()) {
      all.forEachRemaining(entry -> size++);
    }
  }

  /** Enters the first answers of a live Trial; a pair when the other's are there. */
  Optional<CheckpointPair> enter(ScoredTrial scored, Instant appendedAt) {
    latest = appendedAt.isAfter(latest) ? appendedAt : latest;
    TrialAnswers answers = scored.answers();
    boolean isShadow = ShadowTargets.isShadow(answers.getTarget());
    String target = ShadowTargets.watched(answers.getTarget());
    AwaitedPair entered = half(scored, appendedAt);
    String otherKey = key(target, answers, !isShadow);
    AwaitedPair other = waiting.get(otherKey);
    if (other == null) {
      keep(key(target, answers, isShadow), entered);
      return Optional.empty();
    }
    drop(otherKey, other);
    if (other.getCheckpoint().equals(entered.getCheckpoint())) {
      // It was promoted, or rolled back, between the two asks.
      return Optional.empty();
    }
    return Optional.of(
        isShadow
            ? CheckpointPair.of(target, other, entered)
            : CheckpointPair.of(target, entered, other));
  }

  /** Drops what waited long enough. */
  void forget() {
    for (String key : forgetting.takeDue(latest)) {
      if (waiting.delete(key) != null) {
        size--;
      }
    }
  }

  private void keep(String key, AwaitedPair half) {
    if (size >= most) {
      for (String oldest : forgetting.takeFirst(1)) {
        waiting.delete(oldest);
        size--;
      }
    }
    waiting.put(key, half);
    forgetting.schedule(half.getAppendedAt().plus(PATIENCE), key);
    size++;
  }

  private void drop(String key, AwaitedPair half) {
    waiting.delete(key);
    forgetting.cancel(half.getAppendedAt().plus(PATIENCE), key);
    size--;
  }

  private static AwaitedPair half(ScoredTrial scored, Instant appendedAt) {
    Map<String, Boolean> failures = Pairing.failures(scored.trial());
    AwaitedPair half = new AwaitedPair();
    half.setCheckpoint(scored.answers().getCheckpoint());
    half.setAnswered(List.copyOf(failures.keySet()));
    half.setFailed(failures.keySet().stream().filter(failures::get).toList());
    half.setAppendedAt(appendedAt);
    return half;
  }

  /** Answers of different measurement versions are never compared. */
  private static String key(String target, TrialAnswers answers, boolean isShadow) {
    return Fields.join(
        target,
        answers.getSampleId(),
        answers.getTrial().getCatalogueVersion(),
        answers.getMeasurementVersion(),
        isShadow ? "shadow" : "serving");
  }
}
