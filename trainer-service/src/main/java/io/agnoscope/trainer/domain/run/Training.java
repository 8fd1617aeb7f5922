package io.agnoscope.trainer.domain.run;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The training part of a run: steps until the budget is used up. */
public final class Training {

  private static final double SMOOTHING = 0.05;

  private final TrainingBudget budget;
  private final InstantSource clock;
  private final BooleanSupplier stopped;
  private final Consumer<Progress> listener;

  /**
   * A training part that has not begun.
   *
   * @param stopped whether to give up; asked before every step
   * @param listener told after every step
   */
  public Training(
      TrainingBudget budget,
      InstantSource clock,
      BooleanSupplier stopped,
      Consumer<Progress> listener) {
    this.budget = budget;
    this.clock = clock;
    this.stopped = stopped;
    this.listener = listener;
  }

  /** How it ended. */
  public sealed interface Outcome {

    /** The budget is used up and the weights are whole. */
    record Trained(Progress progress) implements Outcome {}

    /** Somebody asked it to stop. */
    record Stopped() implements Outcome {}

    /** A loss was no number: the weights are lost, the parent's are not touched. */
    record Diverged(int step, Losses losses) implements Outcome {}
  }

  /** Trains; returns when the budget is used up, it was stopped, or the weights are lost. */
  public Outcome train(Learner learner, Supplier<List<PreparedTrial>> batches) {
    Instant start = clock.instant();
    Progress progress = Progress.NONE;
    long trials = 0;
    while (progress.share() < 1) {
      if (stopped.getAsBoolean()) {
        return new Outcome.Stopped();
      }
      List<PreparedTrial> batch = batches.get();
      Losses losses = learner.step(batch, progress.share());
      int steps = progress.steps() + 1;
      if (!losses.finite()) {
        return new Outcome.Diverged(steps, losses);
      }
      trials += batch.size();
      Duration elapsed = Duration.between(start, clock.instant());
      double share = budget.used(elapsed, steps);
      progress =
          new Progress(
              steps,
              share,
              smoothed(progress.losses(), losses),
              trials / Math.max(seconds(elapsed), 1e-3),
              share == 0 ? 0 : seconds(elapsed) * (1 - share) / share);
      listener.accept(progress);
    }
    return new Outcome.Trained(progress);
  }

  private static Losses smoothed(@Nullable Losses average, Losses fresh) {
    return average == null ? fresh : average.towards(fresh, SMOOTHING);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
