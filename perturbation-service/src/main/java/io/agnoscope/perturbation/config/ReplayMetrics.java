package io.agnoscope.perturbation.config;

import io.agnoscope.perturbation.replay.ReplayCounts;
import io.agnoscope.perturbation.replay.ReplayState;
import io.agnoscope.stimuli.catalogue.Omission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Owns the names and labels of the metrics of replays, apart from those of live traffic. */
@Singleton
public class ReplayMetrics implements ReplayCounts {

  private final MeterRegistry registry;

  public ReplayMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void trialReplayed() {
    counter("agnoscope.replay.trials", "Trials written by replays").increment();
  }

  @Override
  public void passedOver(String cause, long count) {
    counter(
            "agnoscope.replay.passed.over",
            "Records that replays read and did not ask again, by cause",
            "cause",
            cause)
        .increment((double) count);
  }

  @Override
  public void refusedReplay(String cause) {
    counter(
            "agnoscope.replay.refused",
            "Samples of replays that could not become Trials, by cause",
            "cause",
            cause)
        .increment();
  }

  @Override
  public void replayEnded(ReplayState how) {
    counter(
            "agnoscope.replay.ended",
            "Replays that came to their end, by how",
            "state",
            how.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void replayHeldUp() {
    counter("agnoscope.replay.held.up", "Times that the broker was away from a replay").increment();
  }

  /** A Perturbation was sound for a replayed Sample, and its Views were left out. */
  public void viewOmitted(Omission omission) {
    counter(
            "agnoscope.replay.views.omitted",
            "Views of replays left out although they are sound, by perturbation and cause",
            "perturbation",
            omission.perturbation(),
            "cause",
            omission.cause().label())
        .increment();
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }
}
