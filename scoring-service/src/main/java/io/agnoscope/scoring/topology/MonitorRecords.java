package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.TaskClass;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.scoring.regression.Baseline;
import io.agnoscope.scoring.regression.Evidence;
import io.agnoscope.scoring.regression.Tally;
import io.agnoscope.scoring.statistics.AspectMonitor;
import io.agnoscope.scoring.statistics.PerturbationMonitor;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and reads the records that Monitors are kept in. */
final class MonitorRecords {
  private MonitorRecords() {}

  /** A Monitor of which nothing is known yet. */
  static WatchedMonitor fresh(String key, int observationsNeeded, Instant now) {
    MonitorKey parts = MonitorKey.parse(key);
    MonitorState state = new MonitorState();
    state.setKey(key);
    state.setRun(parts.run());
    state.setTarget(parts.target());
    state.setMeasurementVersion(parts.measurementVersion());
    state.setTaskClass(TaskClass.valueOf(parts.taskClass()));
    switch (parts.monitor()) {
      case PerturbationMonitor perturbation -> state.setPerturbation(perturbation.perturbation());
      case AspectMonitor(String aspect) -> state.setAspect(Aspect.valueOf(aspect));
    }
    state.setCheckpoint("");
    state.setObservationsNeeded(observationsNeeded);
    WatchedMonitor monitor = new WatchedMonitor();
    monitor.setState(state);
    monitor.setObservedAt(now);
    beginCollecting(monitor, "", now);
    monitor.setJudgedCheckpoint("");
    monitor.setExamples(List.of());
    return monitor;
  }

  /**
   * Begins a reference period and drops what was known.
   *
   * @param checkpoint whose answers it is made of; "" for anybody's
   */
  static void beginCollecting(WatchedMonitor monitor, String checkpoint, Instant now) {
    monitor.getState().setPhase(MonitorPhase.COLLECTING);
    monitor.getState().setObservations(0);
    monitor.getState().setBaseline(null);
    monitor.getState().setSince(now);
    monitor.getState().setAt(now);
    monitor.setEvidence(List.of());
    monitor.setNewcomers(List.of());
    beginReference(monitor, checkpoint, now);
    beginRefinement(monitor);
    beginRise(monitor, now);
    beginFall(monitor, now);
    monitor.getState().setEvidence(0);
  }

  static void beginReference(WatchedMonitor monitor, String checkpoint, Instant now) {
    monitor.setReference(List.of());
    monitor.setReferenceCheckpoint(checkpoint);
    monitor.setReferenceSince(now);
  }

  static void beginRise(WatchedMonitor monitor, Instant since) {
    monitor.setRise(List.of());
    monitor.setRiseSince(since);
  }

  static void beginFall(WatchedMonitor monitor, Instant since) {
    monitor.setRecovery(List.of());
    monitor.setFall(List.of());
    monitor.setFallSince(since);
  }

  /** Begins to watch against a baseline, without evidence. */
  static void beginWatching(
      WatchedMonitor monitor, io.agnoscope.schemas.Baseline baseline, Instant now) {
    MonitorState state = monitor.getState();
    state.setBaseline(baseline);
    state.setPhase(MonitorPhase.WATCHING);
    state.setObservations(0);
    state.setSince(now);
    state.setEvidence(0);
    monitor.setEvidence(List.of());
    monitor.setNewcomers(List.of());
    beginReference(monitor, "", now);
    beginRefinement(monitor);
    beginRise(monitor, now);
    beginFall(monitor, now);
  }

  /** Begins to refine the baseline anew, from its own observations on. */
  static void beginRefinement(WatchedMonitor monitor) {
    Baseline baseline = baseline(monitor);
    Map<String, Tally> own = new HashMap<>();
    if (baseline != null) {
      baseline.strata().forEach((name, stratum) -> own.put(name, stratum.reference()));
    }
    monitor.setRefinement(StratumTallies.toRecords(own));
    monitor.setRefinedAt(StratumTallies.total(own).observations());
  }

  static io.agnoscope.schemas.Baseline baseline(
      Baseline baseline, String checkpoint, Instant from, Instant now, String origin, String by) {
    io.agnoscope.schemas.Baseline record = new io.agnoscope.schemas.Baseline();
    record.setStrata(BaselineMapping.strata(baseline));
    record.setCheckpoint(checkpoint);
    record.setFrom(from);
    record.setFrozenAt(now);
    record.setOrigin(origin);
    record.setBy(by);
    return record;
  }

  /** The baseline of a Monitor that is watched, or null. */
  static @Nullable Baseline baseline(WatchedMonitor monitor) {
    io.agnoscope.schemas.Baseline record = monitor.getState().getBaseline();
    return record == null ? null : BaselineMapping.fromRecord(record);
  }

  /** The stored evidence; what was stored for other bets than the present ones is dropped. */
  static Evidence evidence(List<Double> logarithms, Evidence none) {
    return logarithms.size() == none.logarithms().length
        ? Evidence.of(logarithms.stream().mapToDouble(Double::doubleValue).toArray())
        : none;
  }

  static List<Double> logarithms(Evidence evidence) {
    return Arrays.stream(evidence.logarithms()).boxed().toList();
  }

  /**
   * Under the names that the baseline has: what it does not name is of the others, if it has them.
   */
  static Map<String, Tally> named(Baseline baseline, Map<String, Tally> window) {
    boolean others = baseline.strata().containsKey(Stratum.OTHER);
    Map<String, Tally> named = new HashMap<>();
    window.forEach((name, tally) ->
        named.merge(
            others && !baseline.strata().containsKey(name) ? Stratum.OTHER : name,
            tally,
            Tally::plus));
    return named;
  }
}
