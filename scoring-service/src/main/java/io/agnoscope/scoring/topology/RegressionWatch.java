package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.scoring.regression.Baseline;
import io.agnoscope.scoring.regression.EDetector;
import io.agnoscope.scoring.regression.Evidence;
import io.agnoscope.scoring.regression.ReversedDetector;
import io.agnoscope.scoring.regression.SystemDetector;
import io.agnoscope.scoring.regression.SystemDetector.Verdict;
import io.agnoscope.scoring.regression.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of the detector over all Monitors. It changes the records that it is given. */
final class RegressionWatch {
  /** What a step ended with. */
  record Outcome(Set<String> changed, Set<String> regressed, Set<String> recovered) {}

  /** JSON and meters have no infinity. */
  private static final double MOST_EVIDENCE = 1e300;

  private final DetectorSettings settings;
  private final References references;
  private final EDetector detector;
  private final ReversedDetector reversed;
  private final SystemDetector system;

  RegressionWatch(DetectorSettings settings, References references) {
    this.settings = settings;
    this.references = references;
    this.detector = new EDetector(settings.regression());
    this.reversed = new ReversedDetector(settings.regression());
    this.system = new SystemDetector(settings.regression());
  }

  /**
   * Judges what came since the last step.
   *
   * @param monitors all that are watched
   * @param windows what came of some of them
   */
  Outcome step(Map<String, WatchedMonitor> monitors, Map<String, StepWindow> windows, Instant now) {
    Outcome outcome = new Outcome(new HashSet<>(), new HashSet<>(), new HashSet<>());
    int speaking = speaking(monitors, windows);
    windows.forEach((key, window) -> {
      WatchedMonitor monitor = monitors.get(key);
      if (monitor != null) {
        take(monitor, window, speaking, now);
        outcome.changed().add(key);
        if (isRecovered(monitor)) {
          outcome.recovered().add(key);
        }
      }
    });
    judge(monitors, windows, outcome, now);
    return outcome;
  }

  /** Ends a Monitor's regression and begins to watch it again. */
  static void recover(WatchedMonitor monitor, Instant now) {
    MonitorState state = monitor.getState();
    state.setPhase(MonitorPhase.WATCHING);
    state.setSince(now);
    state.setEvidence(0);
    monitor.setEvidence(List.of());
    MonitorRecords.beginReference(monitor, "", now);
    MonitorRecords.beginRise(monitor, now);
  }

  /** How many Monitors have something to say in this step, among whom the stake is split. */
  private static int speaking(
      Map<String, WatchedMonitor> monitors, Map<String, StepWindow> windows) {
    int speaking = 0;
    for (Map.Entry<String, StepWindow> entry : windows.entrySet()) {
      WatchedMonitor monitor = monitors.get(entry.getKey());
      if (monitor != null && speaks(monitor, entry.getValue())) {
        speaking++;
      }
    }
    return Math.max(1, speaking);
  }

  private static boolean speaks(WatchedMonitor monitor, StepWindow window) {
    Baseline baseline = MonitorRecords.baseline(monitor);
    return baseline != null
        && monitor.getState().getPhase() == MonitorPhase.WATCHING
        && comparable(baseline, window).observations() > 0;
  }

  private void take(WatchedMonitor monitor, StepWindow window, int speaking, Instant now) {
    MonitorState state = monitor.getState();
    state.setCheckpoint(window.checkpoint());
    state.setAt(now);
    monitor.setExamples(window.examplesAfter(monitor.getExamples()));
    Baseline baseline = MonitorRecords.baseline(monitor);
    if (baseline == null) {
      references.collect(monitor, window, now);
    } else {
      Map<String, Tally> named = MonitorRecords.named(baseline, window.all());
      state.setObservations(state.getObservations() + StratumTallies.total(named).observations());
      if (state.getPhase() == MonitorPhase.REGRESSED) {
        fall(monitor, baseline, named, now);
      } else {
        rise(monitor, baseline, named, system.stake(speaking));
        riseAnew(monitor, baseline, now);
      }
      references.welcome(monitor, baseline, named);
    }
    monitor.setObservedAt(now);
  }

  private void rise(
      WatchedMonitor monitor, Baseline baseline, Map<String, Tally> named, double stake) {
    Evidence before = MonitorRecords.evidence(monitor.getEvidence(), detector.none());
    addRise(monitor, baseline, named);
    Evidence after = detector.step(before, baseline, named, stake);
    monitor.setEvidence(MonitorRecords.logarithms(after));
    monitor.getState().setEvidence(bounded(after.value()));
  }

  /** The rise begins where what was observed since speaks for it most, as in a cumulative sum. */
  private void riseAnew(WatchedMonitor monitor, Baseline baseline, Instant now) {
    Map<String, Tally> rise = StratumTallies.fromRecords(monitor.getRise());
    if (detector.step(detector.none(), baseline, rise, 1).log() <= 0) {
      MonitorRecords.beginRise(monitor, now);
    }
  }

  private void fall(
      WatchedMonitor monitor, Baseline baseline, Map<String, Tally> named, Instant now) {
    addRise(monitor, baseline, named);
    Evidence before = MonitorRecords.evidence(monitor.getRecovery(), reversed.none());
    Map<String, Tally> fall =
        StratumTallies.plus(
            StratumTallies.fromRecords(monitor.getFall()),
            known(baseline, named),
            Integer.MAX_VALUE);
    monitor.setFall(StratumTallies.toRecords(fall));
    if (reversed.step(reversed.none(), baseline, fall).log() <= 0) {
      monitor.setFall(List.of());
      monitor.setFallSince(now);
    }
    monitor.setRecovery(MonitorRecords.logarithms(reversed.step(before, baseline, named)));
  }

  private boolean isRecovered(WatchedMonitor monitor) {
    return monitor.getState().getPhase() == MonitorPhase.REGRESSED
        && StratumTallies.total(StratumTallies.fromRecords(monitor.getFall())).observations()
            >= settings.minimumObservations()
        && reversed.isResolved(MonitorRecords.evidence(monitor.getRecovery(), reversed.none()));
  }

  private void judge(
      Map<String, WatchedMonitor> monitors,
      Map<String, StepWindow> windows,
      Outcome outcome,
      Instant now) {
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    monitors.forEach((key, monitor) -> {
      if (monitor.getState().getPhase() == MonitorPhase.WATCHING) {
        evidence.put(key, MonitorRecords.evidence(monitor.getEvidence(), detector.none()));
      }
    });
    Verdict verdict = system.verdict(evidence);
    if (verdict.alarm()) {
      for (String key : evidence.keySet()) {
        WatchedMonitor monitor = of(monitors, key);
        monitor.setEvidence(List.of());
        if (verdict.monitors().contains(key)) {
          regress(monitor, now);
          outcome.regressed().add(key);
        } else {
          monitor.getState().setEvidence(0);
          MonitorRecords.beginRise(monitor, now);
        }
        outcome.changed().add(key);
      }
    } else {
      windows.forEach((key, window) -> {
        WatchedMonitor monitor = monitors.get(key);
        if (monitor != null && monitor.getState().getPhase() == MonitorPhase.WATCHING) {
          references.renew(monitor, window, now);
        }
      });
    }
    double summed = bounded(verdict.evidence());
    for (String key : outcome.changed()) {
      MonitorState state = of(monitors, key).getState();
      state.setSystemEvidence(summed);
      state.setAlarmAt(system.alarmAt());
    }
  }

  private static void regress(WatchedMonitor monitor, Instant now) {
    monitor.getState().setPhase(MonitorPhase.REGRESSED);
    monitor.getState().setSince(now);
    MonitorRecords.beginReference(monitor, "", now);
    MonitorRecords.beginRefinement(monitor);
    MonitorRecords.beginFall(monitor, now);
  }

  private static void addRise(WatchedMonitor monitor, Baseline baseline, Map<String, Tally> named) {
    monitor.setRise(
        StratumTallies.toRecords(
            StratumTallies.plus(
                StratumTallies.fromRecords(monitor.getRise()),
                known(baseline, named),
                Integer.MAX_VALUE)));
  }

  private static Map<String, Tally> known(Baseline baseline, Map<String, Tally> named) {
    Map<String, Tally> known = new HashMap<>(named);
    known.keySet().retainAll(baseline.strata().keySet());
    return known;
  }

  private static Tally comparable(Baseline baseline, StepWindow window) {
    return baseline.comparable(MonitorRecords.named(baseline, window.all()));
  }

  private static WatchedMonitor of(Map<String, WatchedMonitor> monitors, String key) {
    @Nullable WatchedMonitor monitor = monitors.get(key);
    if (monitor == null) {
      throw new IllegalStateException("only watched Monitors are judged");
    }
    return monitor;
  }

  private static double bounded(double evidence) {
    return Math.min(evidence, MOST_EVIDENCE);
  }
}
