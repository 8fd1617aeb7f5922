package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.CheckpointComparison;
import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.scoring.regression.Evidence;
import io.agnoscope.scoring.regression.PairedDetector;
import io.agnoscope.scoring.topology.TallyKey.Compared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Compares checkpoints that answered the same Trials, and alerts when the newer one does worse,
 * whichever of the two serves. The alert ends when the newer one is taken back. A comparison begins
 * anew when the checkpoint in shadow comes to serve: what is said of one that serves is said by
 * Trials that it served.
 */
final class CheckpointWatch {
  /** JSON and meters have no infinity. */
  private static final double MOST_EVIDENCE = 1e300;

  /** Comparisons that are remembered; beyond them the one that is idle for longest is dropped. */
  private static final int MOST = 200;

  private static final int MOST_EXAMPLES = 5;

  private final DetectorSettings settings;
  private final PairedDetector detector;
  private final KeyValueStore<String, CheckpointComparison> comparisons;
  private final CheckpointVersions versions;
  private final AlertBook alerts;
  private final BiConsumer<String, @Nullable CheckpointComparison> publish;

  /**
   * A watch over what the stores hold.
   *
   * @param publish takes each comparison that changed under its key, and null for one that is
   *     forgotten
   */
  CheckpointWatch(
      DetectorSettings settings,
      KeyValueStore<String, CheckpointComparison> comparisons,
      CheckpointVersions versions,
      AlertBook alerts,
      BiConsumer<String, @Nullable CheckpointComparison> publish) {
    this.settings = settings;
    this.detector = new PairedDetector(settings.regression());
    this.comparisons = comparisons;
    this.versions = versions;
    this.alerts = alerts;
    this.publish = publish;
  }

  /** Judges what came since the last step, and ends the alerts of what was taken back. */
  void step(Map<Compared, TallyIncrement> increments, Instant now) {
    increments.forEach((pair, increment) -> take(pair, increment, now));
    List<CheckpointComparison> all = all();
    for (CheckpointComparison comparison : all) {
      if (comparison.getSaidWorse()
          && versions.takenBack(comparison.getTarget(), comparison.getNewer())) {
        alerts.resolve(
            CheckpointAlerts.key(comparison),
            "Checkpoint " + comparison.getNewer() + " was taken back.",
            now);
      }
    }
    forget(all, now);
  }

  private void take(Compared pair, TallyIncrement increment, Instant now) {
    if (!versions.known(pair.target(), pair.shadow())) {
      // Every checkpoint in shadow was announced; without its version nobody knows who is newer.
      return;
    }
    boolean newerServes =
        versions.version(pair.target(), pair.serving())
            > versions.version(pair.target(), pair.shadow());
    String newer = newerServes ? pair.serving() : pair.shadow();
    if (versions.takenBack(pair.target(), newer)) {
      return;
    }
    String older = newerServes ? pair.shadow() : pair.serving();
    String key = Fields.join(pair.target(), newer, older, Boolean.toString(newerServes));
    CheckpointComparison comparison = comparisons.get(key);
    if (comparison == null) {
      comparison = fresh(pair.target(), newer, older, newerServes, now);
    }
    add(
        comparison,
        increment,
        newerServes ? increment.getBetter() : increment.getSum(),
        newerServes ? increment.getSum() : increment.getBetter(),
        now);
    comparisons.put(key, comparison);
    publish.accept(key, comparison);
  }

  private void add(
      CheckpointComparison comparison,
      TallyIncrement increment,
      double worse,
      double better,
      Instant now) {
    comparison.setPairs(comparison.getPairs() + increment.getObservations());
    comparison.setWorse(comparison.getWorse() + worse);
    comparison.setBetter(comparison.getBetter() + better);
    if (!comparison.getNewerServes()) {
      comparison.setExampleSampleIds(
          Tallies.newest(comparison.getExampleSampleIds(), increment.getExamples(), MOST_EXAMPLES));
    }
    Evidence evidence =
        detector.step(
            MonitorRecords.evidence(comparison.getLogarithms(), detector.none()), worse, better, 1);
    comparison.setLogarithms(MonitorRecords.logarithms(evidence));
    comparison.setEvidence(Math.min(evidence.value(), MOST_EVIDENCE));
    comparison.setAt(now);
    if (!comparison.getSaidWorse() && detector.isWorse(evidence)) {
      comparison.setSaidWorse(true);
      alerts.fire(CheckpointAlerts.firing(comparison, now));
    }
  }

  private CheckpointComparison fresh(
      String target, String newer, String older, boolean newerServes, Instant now) {
    CheckpointComparison comparison = new CheckpointComparison();
    comparison.setTarget(target);
    comparison.setNewer(newer);
    comparison.setOlder(older);
    comparison.setNewerServes(newerServes);
    comparison.setAlarmAt((double) settings.regression().targetRunLength());
    comparison.setLogarithms(List.of());
    comparison.setExampleSampleIds(List.of());
    comparison.setSince(now);
    comparison.setAt(now);
    return comparison;
  }

  private void forget(List<CheckpointComparison> all, Instant now) {
    List<CheckpointComparison> newestFirst =
        all.stream().sorted(Comparator.comparing(CheckpointComparison::getAt).reversed()).toList();
    for (int i = 0; i < newestFirst.size(); i++) {
      CheckpointComparison comparison = newestFirst.get(i);
      if (i >= MOST || !comparison.getAt().plus(settings.forgetAfter()).isAfter(now)) {
        String key = key(comparison);
        alerts.resolve(CheckpointAlerts.key(comparison), "It was not compared for long.", now);
        comparisons.delete(key);
        publish.accept(key, null);
      }
    }
  }

  private List<CheckpointComparison> all() {
    List<CheckpointComparison> all = new ArrayList<>();
    try (var entries = comparisons.all()) {
      entries.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
  }

  private static String key(CheckpointComparison comparison) {
    return Fields.join(
        comparison.getTarget(),
        comparison.getNewer(),
        comparison.getOlder(),
        Boolean.toString(comparison.getNewerServes()));
  }
}
