package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.topic.Topics;
import io.agnoscope.scoring.Broker;
import io.agnoscope.scoring.ScoringConfig;
import io.agnoscope.scoring.query.NotReadyException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The topics that the API shows as they are, followed from the service's start to its stop. */
@Singleton
@Startup
public final class Views {
  /**
   * Numbers that change whenever what they stand for may have.
   *
   * @param alerts and Monitors
   * @param checkpoints and comparisons of them
   */
  public record Revisions(long alerts, long checkpoints, long hardExamples, long trials) {}

  private final CompactedView<CheckpointEvent> checkpoints;
  private final CompactedView<CheckpointComparison> comparisons;
  private final CompactedView<Alert> alerts;
  private final CompactedView<MonitorState> monitors;
  private final KeptTraffic traffic;
  private final TrafficFollower follower;

  @Inject
  Views(Broker broker, RecordCodec codec, ScoringConfig config) {
    this.checkpoints = new CompactedView<>(broker.config(), Topics.CHECKPOINTS, codec);
    this.comparisons = new CompactedView<>(broker.config(), Topics.COMPARISONS, codec);
    this.alerts = new CompactedView<>(broker.config(), Topics.ALERTS, codec);
    this.monitors = new CompactedView<>(broker.config(), Topics.MONITORS, codec);
    ScoringConfig.HardExamples examples = config.hardExamples();
    ScoringConfig.LatestTrials trials = config.latestTrials();
    this.traffic =
        new KeptTraffic(
            new KeptRecords.Bounds(examples.keep(), 1, examples.keepBytes()),
            new KeptRecords.Bounds(
                trials.keepPerSource(), trials.mostSources(), trials.keepBytes()));
    this.follower =
        new TrafficFollower(broker.config(), codec, traffic, examples.keep(), trials.readBack());
  }

  /** The last step of each checkpoint, the last changed last. */
  public List<CheckpointEvent> checkpoints() {
    return checkpoints.values();
  }

  /** How checkpoints compare on the same Trials, the last changed last. */
  public List<CheckpointComparison> comparisons() {
    return comparisons.values();
  }

  /** The present state of each alert, the last changed last. */
  public List<Alert> alerts() {
    return alerts.values();
  }

  /** How each Monitor stands, the last changed last. */
  public List<MonitorState> monitors() {
    return monitors.values();
  }

  /** The kept hard examples, newest first. */
  public List<HardExampleItem> hardExamples() {
    return traffic().examples();
  }

  /** The kept Trials, newest first. */
  public List<TrialItem> trials() {
    return traffic().trials();
  }

  /** The newest kept Trial of a Sample. */
  public Optional<TrialItem> trial(String sampleId) {
    return traffic().trial(sampleId);
  }

  /** Every way to a picture of a kept hard example or Trial; empty when none shows it. */
  List<KeptPicture> pictures(String sha256) {
    return traffic.pictures(sha256);
  }

  /** What one compares to see whether to look again. */
  public Revisions revisions() {
    return new Revisions(
        alerts.revision() + monitors.revision(),
        checkpoints.revision() + comparisons.revision(),
        follower.examplesRevision(),
        follower.trialsRevision());
  }

  /** Whether everything was read that was there at the start. */
  public boolean ready() {
    return checkpoints.ready()
        && comparisons.ready()
        && alerts.ready()
        && monitors.ready()
        && follower.caughtUp();
  }

  void stop(@Observes ShutdownEvent event) {
    follower.close();
    monitors.close();
    alerts.close();
    comparisons.close();
    checkpoints.close();
  }

  private KeptTraffic traffic() {
    if (!follower.caughtUp()) {
      throw new NotReadyException("The latest answers and hard examples are being read");
    }
    return traffic;
  }
}
