package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.scoring.regression.Baseline;
import io.agnoscope.scoring.regression.Refinement;
import io.agnoscope.scoring.regression.RegressionSettings;
import io.agnoscope.scoring.regression.Spending;
import io.agnoscope.scoring.regression.StratumBaseline;
import io.agnoscope.scoring.regression.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where baselines come from: a Monitor's first observations, strata that turn up later, and
 * checkpoints that were promoted and kept their place. A baseline that moved up with every slightly
 * worse checkpoint would never alarm; so a checkpoint's own reference period lowers bounds and
 * never raises one. Only an operator does that.
 */
final class References {
  static final String FIRST_OBSERVATIONS = "first-observations";
  static final String PROMOTION = "promotion";

  private final DetectorSettings settings;
  private final PromotedCheckpoints promoted;
  private final LongSupplier freezing;

  /**
   * Makes them.
   *
   * @param freezing counts the baselines that are frozen, from 1, which is how the error budget is
   *     spent
   */
  References(DetectorSettings settings, PromotedCheckpoints promoted, LongSupplier freezing) {
    this.settings = settings;
    this.promoted = promoted;
    this.freezing = freezing;
  }

  /** Adds to a first reference period, and freezes it when it is full. */
  void collect(WatchedMonitor monitor, StepWindow window, Instant now) {
    MonitorState state = monitor.getState();
    String own = monitor.getReferenceCheckpoint();
    if (!own.isEmpty() && !isPromoted(state.getTarget(), own)) {
      // It was taken back: its answers say nothing about those who answer now.
      MonitorRecords.beginCollecting(monitor, "", now);
    }
    if (takesOver(monitor, window.checkpoint())) {
      MonitorRecords.beginCollecting(monitor, window.checkpoint(), now);
    }
    addReference(monitor, window);
    Map<String, Tally> reference = StratumTallies.fromRecords(monitor.getReference());
    long observations = StratumTallies.total(reference).observations();
    state.setObservations(observations);
    if (observations >= settings.regression().baselineSize()) {
      MonitorRecords.beginWatching(
          monitor,
          MonitorRecords.baseline(
              Baseline.freeze(reference, error(), settings.regression()),
              window.checkpoint(),
              monitor.getReferenceSince(),
              now,
              FIRST_OBSERVATIONS,
              ""),
          now);
    }
  }

  /** Gives strata that the baseline does not have a bound, once enough is known of them. */
  void welcome(WatchedMonitor monitor, Baseline baseline, Map<String, Tally> window) {
    Map<String, Tally> unknown = new HashMap<>(window);
    unknown.keySet().removeAll(baseline.strata().keySet());
    if (unknown.isEmpty()) {
      return;
    }
    int room = Math.max(1, Tallies.MOST_STRATA - baseline.strata().size());
    Map<String, Tally> newcomers =
        StratumTallies.plus(StratumTallies.fromRecords(monitor.getNewcomers()), unknown, room);
    Map<String, Tally> known = new HashMap<>(newcomers);
    known.values().removeIf(tally -> tally.observations() < settings.regression().baselineSize());
    if (!known.isEmpty()) {
      Map<String, StratumBaseline> strata = new HashMap<>(baseline.strata());
      strata.putAll(Baseline.freeze(known, error(), settings.regression()).strata());
      frozen(monitor).setStrata(BaselineMapping.strata(new Baseline(strata)));
      newcomers.keySet().removeAll(known.keySet());
      monitor.setRefinement(
          StratumTallies.toRecords(
              StratumTallies.plus(
                  StratumTallies.fromRecords(monitor.getRefinement()), known, Integer.MAX_VALUE)));
    }
    monitor.setNewcomers(StratumTallies.toRecords(newcomers));
  }

  /**
   * Watches a checkpoint that was promoted after the baseline was frozen. Once it has been without
   * an alarm for long enough, bounds that its own rates would set lower are lowered.
   */
  void renew(WatchedMonitor monitor, StepWindow window, Instant now) {
    refine(monitor, window);
    String checkpoint = window.checkpoint();
    io.agnoscope.schemas.Baseline old = frozen(monitor);
    if (checkpoint.equals(old.getCheckpoint())
        || checkpoint.equals(monitor.getJudgedCheckpoint())
        || !isPromoted(monitor.getState().getTarget(), checkpoint)) {
      return;
    }
    if (!checkpoint.equals(monitor.getReferenceCheckpoint())) {
      MonitorRecords.beginReference(monitor, checkpoint, now);
    }
    addReference(monitor, window);
    Map<String, Tally> reference = StratumTallies.fromRecords(monitor.getReference());
    boolean enough =
        StratumTallies.total(reference).observations() >= settings.regression().baselineSize();
    if (enough && !monitor.getReferenceSince().plus(settings.acceptAfter()).isAfter(now)) {
      monitor.setJudgedCheckpoint(checkpoint);
      lower(monitor, old, checkpoint, reference, now);
    }
  }

  /** Lowers bounds as the baseline's own checkpoint is known better. */
  private void refine(WatchedMonitor monitor, StepWindow window) {
    io.agnoscope.schemas.Baseline frozen = frozen(monitor);
    Baseline baseline = BaselineMapping.fromRecord(frozen);
    Map<String, Tally> own = MonitorRecords.named(baseline, window.of(frozen.getCheckpoint()));
    own.keySet().retainAll(baseline.strata().keySet());
    if (own.isEmpty()) {
      return;
    }
    Map<String, Tally> known =
        StratumTallies.plus(
            StratumTallies.fromRecords(monitor.getRefinement()), own, Integer.MAX_VALUE);
    monitor.setRefinement(StratumTallies.toRecords(known));
    long observations = StratumTallies.total(known).observations();
    OptionalLong next = Refinement.next(settings.regression(), monitor.getRefinedAt());
    if (next.isPresent() && observations >= next.getAsLong()) {
      Baseline longer = Baseline.freeze(known, error(), settings.regression());
      frozen.setStrata(BaselineMapping.strata(baseline.lowered(longer)));
      monitor.setRefinedAt(observations);
    }
  }

  /** The error of the next baseline that is frozen. */
  double error() {
    return Spending.baselineError(settings.regression(), freezing.getAsLong());
  }

  RegressionSettings regression() {
    return settings.regression();
  }

  private void lower(
      WatchedMonitor monitor,
      io.agnoscope.schemas.Baseline old,
      String checkpoint,
      Map<String, Tally> reference,
      Instant now) {
    Baseline before = BaselineMapping.fromRecord(old);
    Baseline own = Baseline.freeze(reference, error(), settings.regression());
    Baseline lowered = before.lowered(own);
    if (!lowered.equals(before)) {
      MonitorRecords.beginWatching(
          monitor,
          MonitorRecords.baseline(
              lowered, checkpoint, monitor.getReferenceSince(), now, PROMOTION, ""),
          now);
    } else {
      MonitorRecords.beginReference(monitor, "", now);
    }
  }

  private void addReference(WatchedMonitor monitor, StepWindow window) {
    String own = monitor.getReferenceCheckpoint();
    monitor.setReference(
        StratumTallies.toRecords(
            StratumTallies.plus(
                StratumTallies.fromRecords(monitor.getReference()),
                own.isEmpty() ? window.all() : window.of(own),
                Tallies.MOST_STRATA)));
  }

  /** Whether a checkpoint was promoted while a reference period of others' answers is collected. */
  private boolean takesOver(WatchedMonitor monitor, String checkpoint) {
    return monitor.getState().getPhase() == MonitorPhase.COLLECTING
        && !checkpoint.equals(monitor.getReferenceCheckpoint())
        && promoted
            .since(monitor.getState().getTarget(), checkpoint)
            .filter(at -> at.isAfter(monitor.getReferenceSince()))
            .isPresent();
  }

  private boolean isPromoted(String target, String checkpoint) {
    return promoted.since(target, checkpoint).isPresent();
  }

  private static io.agnoscope.schemas.Baseline frozen(WatchedMonitor monitor) {
    io.agnoscope.schemas.@Nullable Baseline baseline = monitor.getState().getBaseline();
    if (baseline == null) {
      throw new IllegalStateException("a Monitor that is watched has a baseline");
    }
    return baseline;
  }
}
