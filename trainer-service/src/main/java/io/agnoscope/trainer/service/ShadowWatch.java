package io.agnoscope.trainer.service;

import io.agnoscope.trainer.domain.lifecycle.CheckpointLifecycle.Shadow;
import io.agnoscope.trainer.domain.lifecycle.Comparison;
import io.agnoscope.trainer.kafka.ComparisonLog;
import io.agnoscope.trainer.kafka.TopicFollower;
import java.util.List;
import java.util.Optional;

/**
 * Follows how checkpoints compare, and has those promoted, rejected or rolled back that are to be.
 */
public final class ShadowWatch implements AutoCloseable {

  private final CheckpointRegistry registry;
  private final TopicFollower follower;
  private volatile List<Comparison> comparisons = List.of();

  /** A watch that has not begun. */
  public ShadowWatch(String target, ComparisonLog log, CheckpointRegistry registry) {
    this.registry = registry;
    this.follower = log.follow(target, this::judge);
  }

  /** Begins, once the registry knows its checkpoints. */
  public void start() {
    follower.start();
  }

  /** How a checkpoint in shadow does beside its parent, once a Trial was compared. */
  public Optional<Comparison> of(Shadow shadow) {
    return comparisons.stream()
        .filter(comparison ->
            !comparison.newerServes()
                && comparison.newer().equals(shadow.identity().checkpoint())
                && comparison.older().equals(shadow.identity().parent()))
        .findFirst();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void judge(List<Comparison> told) {
    comparisons = told;
    registry.judge(told);
  }
}
