package io.agnoscope.scoring.overview;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.schemas.identity.ShadowTargets;
import io.agnoscope.scoring.topology.CountKey;
import io.agnoscope.scoring.topology.Outcome;
import io.agnoscope.scoring.topology.SeriesKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings together what is known of each watched model. */
public final class Overviews {
  private final Map<String, ModelFacts> models = new TreeMap<>();

  private Overviews() {}

  /**
   * Every watched model, those that need somebody first and then by name. A Candidate in shadow is
   * no model of its own.
   *
   * @param counts beside the Series, which name every target that was answered under
   */
  public static List<ModelOverview> of(
      List<CheckpointEvent> checkpoints,
      List<MonitorState> monitors,
      List<Alert> alerts,
      Map<CountKey, Long> counts) {
    Overviews overviews = new Overviews();
    counts.forEach(overviews::add);
    checkpoints.forEach(event -> overviews.model(event.getTarget()).add(event));
    monitors.stream()
        .filter(monitor -> monitor.getRun().equals(SeriesKey.LIVE))
        .filter(monitor -> !ShadowTargets.isShadow(monitor.getTarget()))
        .forEach(monitor -> overviews.model(monitor.getTarget()).add(monitor));
    alerts.stream()
        .filter(alert -> !alert.getTarget().isEmpty())
        .forEach(alert -> overviews.model(alert.getTarget()).add(alert));
    return overviews.models.values().stream()
        .map(ModelFacts::overview)
        .sorted(Comparator.comparing(ModelOverview::standing).thenComparing(ModelOverview::target))
        .toList();
  }

  private void add(CountKey key, long count) {
    if (key instanceof CountKey.Trials(String target, String what)
        && what.equals(Outcome.SCORED.name())
        && !ShadowTargets.isShadow(target)
        && !target.equals(CountKey.Trials.UNKNOWN)) {
      model(target).addScored(count);
    }
  }

  private ModelFacts model(String target) {
    return models.computeIfAbsent(ShadowTargets.watched(target), ModelFacts::new);
  }
}
