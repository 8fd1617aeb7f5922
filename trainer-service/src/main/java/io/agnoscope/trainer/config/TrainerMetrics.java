package io.agnoscope.trainer.config;

import io.agnoscope.trainer.domain.intake.Refusal;
import io.agnoscope.trainer.domain.run.Losses;
import io.agnoscope.trainer.domain.run.Progress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The trainer's metric names and labels, all of them. */
@Singleton
public class TrainerMetrics {

  private final MeterRegistry registry;
  private final Timer steps;
  private final MultiGauge checkpoint;
  private final MultiGauge losses;
  private final Counter pruned;
  private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();

  /** How a run ended. */
  public enum RunOutcome {
    PROMOTED,
    /** Passed the gate, and is asked in shadow. */
    SHADOW,
    REJECTED,
    FAILED,
    STOPPED,
    /** Ends with the process and is resumed by the next. */
    SUSPENDED
  }

  public TrainerMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.steps =
        Timer.builder("agnoscope_training_step").description("Optimiser steps").register(registry);
    this.checkpoint =
        MultiGauge.builder("agnoscope_checkpoint_info")
            .description("1 for the checkpoint that serves")
            .register(registry);
    this.pruned =
        Counter.builder("agnoscope_checkpoints_pruned")
            .description("Checkpoints whose weights were deleted, since nobody needs them")
            .register(registry);
    this.losses =
        MultiGauge.builder("agnoscope_training_loss_nats")
            .description("Moving average of the losses of the run under way, by part")
            .register(registry);
    gauge("agnoscope_training_active", "1 while a run trains", made -> 1);
    gauge("agnoscope_training_steps_done", "Steps of the run under way", Progress::steps);
    gauge(
        "agnoscope_training_steps_planned",
        "Steps that the run under way does in all",
        Progress::totalSteps);
    gauge(
        "agnoscope_training_trials_per_second",
        "Trials that the run under way learns from, per second",
        Progress::trialsPerSecond);
    gauge(
        "agnoscope_training_seconds_left",
        "Seconds that the run under way still trains, about",
        Progress::secondsLeft);
    states(true);
    states(false);
    for (RunOutcome outcome : RunOutcome.values()) {
      runs(outcome);
    }
  }

  /** A run ended. */
  public void runEnded(RunOutcome outcome) {
    runs(outcome).increment();
  }

  /** An optimiser step took this long. */
  public void stepped(Duration duration) {
    steps.record(duration);
  }

  /** A run trains and is so far. */
  public void progress(Progress made) {
    progress.set(made);
    Losses now = made.losses();
    if (now != null) {
      List<MultiGauge.Row<?>> rows = new ArrayList<>();
      now.parts().forEach((part, loss) -> rows.add(MultiGauge.Row.of(Tags.of("part", part), loss)));
      losses.register(rows, true);
    }
  }

  /** No run trains. */
  public void trainingEnded() {
    progress.set(null);
    losses.register(List.of(), true);
  }

  /** The weights of an old checkpoint were deleted. */
  public void pruned() {
    pruned.increment();
  }

  /** What was announced of a checkpoint is not believed. */
  public void announcementRefused(String reason) {
    Counter.builder("agnoscope_checkpoint_announcements_refused")
        .description("Versions whose last announcement was not believed at a start, by reason")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** The state of a run was kept, or could not be. */
  public void stateKept(boolean kept) {
    states(kept).increment();
  }

  /** A hard example was kept; it counts under each of its reasons. */
  public void collected(Iterable<String> reasons) {
    for (String reason : reasons) {
      Counter.builder("agnoscope_hard_examples_collected")
          .description("Hard examples kept to learn from, by why they are hard")
          .tag("reason", reason)
          .register(registry)
          .increment();
    }
  }

  /** A hard example was not kept, or made room for a newer one. */
  public void dropped(Refusal cause) {
    Counter.builder("agnoscope_hard_examples_dropped")
        .description("Hard examples not learned from, by cause")
        .tag("cause", cause.label())
        .register(registry)
        .increment();
  }

  /** A record could not be processed. */
  public void deadLetter(String stage, String cause) {
    Counter.builder("agnoscope_dead_letters")
        .description("Records that could not be processed")
        .tags("stage", stage, "cause", cause.toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  /** Watches how much is kept, and how much of that is not to be taken yet. */
  public <T> void buffer(
      T buffer,
      ToDoubleFunction<T> examples,
      ToDoubleFunction<T> bytes,
      ToDoubleFunction<T> quarantined) {
    Gauge.builder("agnoscope_hard_examples_quarantined", buffer, quarantined)
        .description("Hard examples held in memory that wait in quarantine")
        .register(registry);
    Gauge.builder("agnoscope_hard_examples_buffered", buffer, examples)
        .description("Hard examples held in memory")
        .register(registry);
    Gauge.builder("agnoscope_hard_examples_buffered_bytes", buffer, bytes)
        .description("Bytes of the hard examples held in memory, about")
        .register(registry);
  }

  /** This checkpoint serves from now on. */
  public void serving(String target, String checkpointId, int version) {
    Tags tags =
        Tags.of("target", target, "checkpoint", checkpointId, "version", Integer.toString(version));
    checkpoint.register(List.of(MultiGauge.Row.of(tags, 1)), true);
  }

  private void gauge(String name, String description, ToDoubleFunction<Progress> figure) {
    Gauge.builder(
            name,
            progress,
            current -> {
              Progress made = current.get();
              return made == null ? 0 : figure.applyAsDouble(made);
            })
        .description(description)
        .register(registry);
  }

  private Counter states(boolean kept) {
    return Counter.builder("agnoscope_training_states")
        .description("States of runs that were to be kept on the disk")
        .tag("outcome", kept ? "kept" : "failed")
        .register(registry);
  }

  private Counter runs(RunOutcome outcome) {
    return Counter.builder("agnoscope_training_runs")
        .description("Training runs by how they ended")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
