package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.Baseline;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.scoring.regression.EDetector;
import io.agnoscope.scoring.regression.StratumBaseline;
import io.agnoscope.scoring.regression.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What an alert says of a Monitor that regressed, and of one that is as before again. */
final class RegressionAlerts {
  /**
   * How much evidence of the probes alone says that they moved: if they had not, there would be so
   * much with a probability of a twentieth at most. When to look is chosen by the alarm, which
   * makes this a hint, not a test.
   */
  private static final double PROBES_MOVED = 20;

  private final DetectorSettings settings;
  private final PromotedCheckpoints promoted;
  private final EDetector detector;

  RegressionAlerts(DetectorSettings settings, PromotedCheckpoints promoted) {
    this.settings = settings;
    this.promoted = promoted;
    this.detector = new EDetector(settings.regression());
  }

  static String key(String monitor) {
    return AlertKind.REGRESSION.name() + "|" + monitor;
  }

  /** The alert of a Monitor that has just regressed, or whose probes have something new to say. */
  Alert firing(WatchedMonitor monitor, Collection<WatchedMonitor> all, Instant now) {
    MonitorState state = monitor.getState();
    Map<String, Tally> rise = StratumTallies.fromRecords(monitor.getRise());
    Tally observed = StratumTallies.total(rise);
    double expected = expected(monitor, rise, stratum -> stratum.reference().rate());
    Attribution attribution = attribution(monitor, all);
    Alert alert = new Alert();
    alert.setKey(key(state.getKey()));
    alert.setState(AlertState.FIRING);
    alert.setKind(AlertKind.REGRESSION);
    alert.setAttribution(attribution);
    alert.setTarget(state.getTarget());
    alert.setCheckpoint(state.getCheckpoint());
    alert.setMonitor(state.getKey());
    alert.setGroup(state.getTarget() + "/" + state.getCheckpoint());
    alert.setBaselineRate(expected);
    alert.setObservedRate(observed.rate());
    alert.setObservations(observed.observations());
    alert.setSince(monitor.getRiseSince());
    alert.setAt(now);
    alert.setExampleSampleIds(monitor.getExamples());
    alert.setReason(
        what(state)
            + ": "
            + Words.percent(observed.rate())
            + " of "
            + observed.observations()
            + " observations since "
            + Words.time(monitor.getRiseSince())
            + ", "
            + Words.percent(expected)
            + " in the baseline"
            + baseline(Objects.requireNonNull(state.getBaseline()))
            + ". "
            + checkpoint(state)
            + because(attribution));
    return alert;
  }

  /** Why the alert of a Monitor ends. */
  static String recovered(WatchedMonitor monitor) {
    Tally observed = StratumTallies.total(StratumTallies.fromRecords(monitor.getFall()));
    return what(monitor.getState())
        + " is within the baseline again: "
        + Words.percent(observed.rate())
        + " of "
        + observed.observations()
        + " observations since "
        + Words.time(monitor.getFallSince())
        + ", answered by checkpoint "
        + monitor.getState().getCheckpoint()
        + ".";
  }

  /** Whether the probes say more than they did. */
  boolean isClearer(Alert before, WatchedMonitor monitor, Collection<WatchedMonitor> all) {
    Attribution now = attribution(monitor, all);
    return switch (before.getAttribution()) {
      case UNKNOWN -> now != Attribution.UNKNOWN;
      case TRAFFIC -> now == Attribution.MODEL;
      case MODEL -> false;
    };
  }

  private Attribution attribution(WatchedMonitor monitor, Collection<WatchedMonitor> all) {
    Map<String, Tally> probes = probes(monitor);
    Tally observed = StratumTallies.total(probes);
    if (moved(monitor, probes, PROBES_MOVED) || siblingMoved(monitor, all)) {
      return Attribution.MODEL;
    }
    boolean stayed =
        observed.observations() >= settings.minimumObservations()
            && observed.rate() <= expected(monitor, probes, StratumBaseline::bound);
    return stayed ? Attribution.TRAFFIC : Attribution.UNKNOWN;
  }

  /** Whether the probes of another Monitor of the target moved; of many one would by chance. */
  private boolean siblingMoved(WatchedMonitor monitor, Collection<WatchedMonitor> all) {
    String target = monitor.getState().getTarget();
    double level = PROBES_MOVED * all.size();
    return all.stream()
        .filter(other ->
            !other.getState().getKey().equals(monitor.getState().getKey())
                && other.getState().getTarget().equals(target))
        .anyMatch(other -> moved(other, probes(other), level));
  }

  private boolean moved(WatchedMonitor monitor, Map<String, Tally> probes, double level) {
    io.agnoscope.scoring.regression.Baseline baseline = MonitorRecords.baseline(monitor);
    return baseline != null
        && !probes.isEmpty()
        && detector.step(detector.none(), baseline, probes, 1).log() >= Math.log(level);
  }

  private static Map<String, Tally> probes(WatchedMonitor monitor) {
    Map<String, Tally> probes = new HashMap<>(StratumTallies.fromRecords(monitor.getRise()));
    probes.keySet().removeIf(name -> !Stratum.ofProbes(name));
    return probes;
  }

  /** What of the baseline is to be expected of the observed mix of strata. */
  private static double expected(
      WatchedMonitor monitor,
      Map<String, Tally> observed,
      ToDoubleFunction<StratumBaseline> figure) {
    io.agnoscope.scoring.regression.Baseline baseline =
        Objects.requireNonNull(MonitorRecords.baseline(monitor));
    double sum = 0;
    long observations = 0;
    for (Map.Entry<String, Tally> entry : observed.entrySet()) {
      StratumBaseline stratum = baseline.strata().get(entry.getKey());
      if (stratum != null) {
        sum += entry.getValue().observations() * figure.applyAsDouble(stratum);
        observations += entry.getValue().observations();
      }
    }
    return observations == 0 ? 0 : sum / observations;
  }

  private static String what(MonitorState state) {
    String of = " of " + state.getTaskClass() + " Samples to " + state.getTarget();
    return state.getPerturbation() == null
        ? "Wrong answers about " + state.getAspect() + of
        : "Flips under " + state.getPerturbation() + of;
  }

  private static String baseline(Baseline baseline) {
    long observations =
        baseline.getStrata().stream().mapToLong(stratum -> stratum.getObservations()).sum();
    return " ("
        + observations
        + " observations"
        + (baseline.getCheckpoint().isEmpty() ? "" : " of checkpoint " + baseline.getCheckpoint())
        + ", frozen "
        + Words.time(baseline.getFrozenAt())
        + ")";
  }

  private String checkpoint(MonitorState state) {
    return "Checkpoint "
        + state.getCheckpoint()
        + promoted
            .since(state.getTarget(), state.getCheckpoint())
            .map(at -> ", promoted " + Words.time(at) + ",")
            .orElse("")
        + " answers. ";
  }

  private static String because(Attribution attribution) {
    return switch (attribution) {
      case MODEL -> "Probes, whose mix stays as it is, moved too: it is the model.";
      case TRAFFIC -> "Probes, whose mix stays as it is, did not move: it is the traffic.";
      case UNKNOWN -> "Too few probes to tell whether it is the model or the traffic.";
    };
  }
}
