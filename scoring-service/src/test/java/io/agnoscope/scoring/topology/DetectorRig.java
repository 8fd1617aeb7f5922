package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import io.agnoscope.scoring.view.Unwatched;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Traffic with known flip rates through the whole topology, minute by minute. Flips are spread
 * evenly, so that a test does not hang on luck.
 */
final class DetectorRig implements AutoCloseable {
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final String CAPTION =
      new MonitorKey(
              "LIVE",
              "tinyvlm",
              "m1",
              "IMAGE_HEAVY",
              new PerturbationMonitor("misleading-caption", "PERTURBATION", "TRAIN"))
          .text();

  /** A part of the traffic: its source, how many Trials a minute, how many of 100 flip. */
  record Traffic(String source, String checkpoint, int trials, int percent) {}

  final TopologyRig topology;
  private final Map<String, Alert> alerts = new HashMap<>();
  private final Map<String, MonitorState> monitors = new HashMap<>();
  private Instant now = TestTrial.MADE;
  private int made;
  private long flipped;

  DetectorRig() {
    this(new TopologyRig());
  }

  DetectorRig(TopologyRig topology) {
    this.topology = topology;
  }

  /** Sends the traffic of one minute and lets the minute pass. */
  DetectorRig minute(Traffic... traffic) {
    send(traffic);
    return pass(MINUTE);
  }

  DetectorRig minutes(int minutes, Traffic... traffic) {
    for (int i = 0; i < minutes; i++) {
      minute(traffic);
    }
    return this;
  }

  /** Sends the traffic of one minute, whose increments have gone on a second later. */
  DetectorRig send(Traffic... traffic) {
    for (Traffic part : traffic) {
      for (int i = 0; i < part.trials(); i++) {
        flipped += part.percent();
        boolean flip = flipped >= 100;
        flipped -= flip ? 100 : 0;
        topology.answer(trial(part, flip));
      }
    }
    return this;
  }

  /** Lets time pass, a second first for the increments to go on. */
  DetectorRig pass(Duration time) {
    topology.pass(Duration.ofSeconds(1));
    topology.pass(time.minusSeconds(1));
    now = now.plus(time);
    read();
    return this;
  }

  /** The rig's clock. */
  Instant now() {
    return now;
  }

  /** What was published since, too. */
  DetectorRig read() {
    topology.alerts().forEach(alert -> alerts.put(alert.getKey(), alert));
    topology.monitors().forEach(monitor -> monitors.put(monitor.getKey(), monitor));
    return this;
  }

  List<Alert> firing() {
    return alerts.values().stream().filter(alert -> alert.getState() == AlertState.FIRING).toList();
  }

  Optional<Alert> alert(String key) {
    return Optional.ofNullable(alerts.get(key));
  }

  MonitorState monitor(String key) {
    MonitorState state = monitors.get(key);
    if (state == null) {
      throw new AssertionError("no Monitor " + key + " among " + monitors.keySet());
    }
    return state;
  }

  int monitors() {
    return monitors.size();
  }

  /** How many Monitors are not watched by what was published. */
  long unwatched() {
    return Unwatched.byCause(List.copyOf(monitors.values())).getOrDefault(Unwatched.TOO_MANY, 0L);
  }

  /** A rig whose task begins with the stores of this one, at the same time. */
  DetectorRig takeOver() {
    DetectorRig next = new DetectorRig(topology.takeOver(now));
    next.now = now;
    next.made = made;
    next.flipped = flipped;
    return next;
  }

  @Override
  public void close() {
    topology.close();
  }

  private TestTrial trial(Traffic part, boolean flip) {
    return TestTrial.of("s" + made++)
        .source(part.source())
        .checkpoint(part.checkpoint())
        .aspect(Aspect.COLOR)
        .clean("A")
        .caption(flip ? "B" : "A");
  }
}
