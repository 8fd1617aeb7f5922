package io.agnoscope.perturbation.traffic.budget;

import io.agnoscope.perturbation.traffic.SampledOutCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one target may still be asked. Thread-safe. */
final class TargetBudget {

  private final Breaker breaker;
  private final TokenBucket trials;
  private final @Nullable TokenBucket tokens;

  TargetBudget(BudgetLimits limits, long nowNanos) {
    this.breaker = new Breaker(limits.maxBacklog());
    this.trials = new TokenBucket(limits.trialsPerSecond(), nowNanos);
    this.tokens =
        limits.tokensPerSecond().isPresent()
            ? new TokenBucket(limits.tokensPerSecond().getAsDouble(), nowNanos)
            : null;
  }

  Breaker breaker() {
    return breaker;
  }

  /** Why a Trial cannot be asked now, if it cannot. */
  synchronized Optional<SampledOutCause> obstacle(long nowNanos) {
    if (breaker.open()) {
      return Optional.of(SampledOutCause.BREAKER);
    }
    if (!trials.open(nowNanos)) {
      return Optional.of(SampledOutCause.TRIAL_RATE);
    }
    if (tokens != null && !tokens.open(nowNanos)) {
      return Optional.of(SampledOutCause.TOKEN_RATE);
    }
    return Optional.empty();
  }

  /** Spends a Trial of so many tokens, or says why not and spends nothing. */
  synchronized Optional<SampledOutCause> spend(long cost, long nowNanos) {
    Optional<SampledOutCause> obstacle = obstacle(nowNanos);
    if (obstacle.isEmpty()) {
      trials.take(1);
      if (tokens != null) {
        tokens.take((double) cost);
      }
    }
    return obstacle;
  }
}
