package io.agnoscope.trainer.config;

import io.agnoscope.trainer.domain.intake.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The trainer's metric names and labels, all of them. */
@Singleton
public class TrainerMetrics {

  private final MeterRegistry registry;
  private final Timer steps;
  private final MultiGauge checkpoint;

  /** How a run ended. */
  public enum RunOutcome {
    PROMOTED,
    REJECTED,
    FAILED,
    STOPPED
  }

  public TrainerMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.steps =
        Timer.builder("agnoscope_training_step").description("Optimiser steps").register(registry);
    this.checkpoint =
        MultiGauge.builder("agnoscope_checkpoint_info")
            .description("1 for the checkpoint that serves")
            .register(registry);
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

  /** Watches how much is kept. */
  public <T> void buffer(T buffer, ToDoubleFunction<T> examples, ToDoubleFunction<T> bytes) {
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

  private Counter runs(RunOutcome outcome) {
    return Counter.builder("agnoscope_training_runs")
        .description("Training runs by how they ended")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
