package io.agnoscope.trainer.domain.run;

import io.agnoscope.trainer.domain.trial.PreparedTrial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The training part of a run: so many steps, and no clock decides when it ends. */
public final class Training {

  private static final double SMOOTHING = 0.05;

  private final int firstStep;
  private final int totalSteps;
  private final InstantSource clock;
  private final Supplier<Order> orders;
  private final Consumer<Progress> listener;

  /**
   * A training part that has not begun.
   *
   * @param firstStep how many steps an earlier life has done, from 0 to all of them
   * @param totalSteps steps of the optimiser, at least 1
   * @param clock measures how fast it goes; nothing else follows from it
   * @param orders asked before every step
   * @param listener told after every step
   */
  public Training(
      int firstStep,
      int totalSteps,
      InstantSource clock,
      Supplier<Order> orders,
      Consumer<Progress> listener) {
    this.firstStep = firstStep;
    this.totalSteps = totalSteps;
    this.clock = clock;
    this.orders = orders;
    this.listener = listener;
  }

  /** How it ended. */
  public sealed interface Outcome {

    /** All steps are done and the weights are whole. */
    record Trained(Progress progress) implements Outcome {}

    /** Somebody asked it to stop, after so many steps. */
    record Stopped(Order order, int steps) implements Outcome {}

    /** A loss was no number: the weights are lost, the parent's are not touched. */
    record Diverged(int step, Losses losses) implements Outcome {}
  }

  /**
   * Trains; returns when all steps are done, it was stopped, or the weights are lost.
   *
   * @param batches the batch of each step, counted from 0
   */
  public Outcome train(Learner learner, IntFunction<List<PreparedTrial>> batches) {
    Instant start = clock.instant();
    Progress progress = Progress.after(firstStep, totalSteps);
    long trials = 0;
    while (progress.steps() < totalSteps) {
      Order order = orders.get();
      if (order != Order.GO_ON) {
        return new Outcome.Stopped(order, progress.steps());
      }
      List<PreparedTrial> batch = batches.apply(progress.steps());
      Losses losses = learner.step(batch, progress.share());
      if (!losses.finite()) {
        return new Outcome.Diverged(progress.steps() + 1, losses);
      }
      trials += batch.size();
      progress = after(progress, losses, trials, Duration.between(start, clock.instant()));
      listener.accept(progress);
    }
    return new Outcome.Trained(progress);
  }

  private Progress after(Progress before, Losses losses, long trials, Duration elapsed) {
    int steps = before.steps() + 1;
    double seconds = Math.max(elapsed.toNanos() / 1e9, 1e-3);
    return new Progress(
        steps,
        totalSteps,
        smoothed(before.losses(), losses),
        trials / seconds,
        seconds / (steps - firstStep) * (totalSteps - steps));
  }

  private static Losses smoothed(@Nullable Losses average, Losses fresh) {
    return average == null ? fresh : average.towards(fresh, SMOOTHING);
  }
}
