package io.agnoscope.scoring.metrics;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Aspect;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import io.agnoscope.scoring.topology.SeriesKey;
import io.agnoscope.scoring.view.Unwatched;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Owns the names and labels of the meters about alerts. Every instance publishes the same of them:
 * they are to be taken the maximum of, not summed. One thread publishes.
 */
public final class AlertMetrics {
  private static final int MOST_MONITORS = 2_000;

  private final MultiGauge regressions;
  private final MultiGauge unwatched;
  private final Map<AlertKind, AtomicLong> active = new EnumMap<>(AlertKind.class);
  private final BoundedLabels monitors = new BoundedLabels(MOST_MONITORS);

  public AlertMetrics(MeterRegistry registry) {
    this.regressions =
        MultiGauge.builder("agnoscope.regression.active")
            .description("1 for each Monitor that got worse than its baseline, 0 for the others")
            .register(registry);
    this.unwatched =
        MultiGauge.builder("agnoscope.monitors.unwatched")
            .description("Monitors that something is observed of and that are not watched")
            .register(registry);
    for (AlertKind kind : AlertKind.values()) {
      AtomicLong count = new AtomicLong();
      active.put(kind, count);
      Gauge.builder("agnoscope.alerts.active", count, AtomicLong::doubleValue)
          .description("Alerts that are firing, silenced and acknowledged ones included")
          .tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .register(registry);
    }
  }

  /** Publishes which of the live Monitors have regressed, and how many are not watched. */
  public void publishMonitors(List<MonitorState> states) {
    unwatched.register(
        Unwatched.byCause(states).entrySet().stream()
            .map(entry -> MultiGauge.Row.of(Tags.of("cause", entry.getKey()), entry.getValue()))
            .toList(),
        true);
    Map<Tags, Integer> byLabels = new HashMap<>();
    states.stream()
        .filter(state -> state.getRun().equals(SeriesKey.LIVE))
        .forEach(state ->
            byLabels.merge(
                labels(state), state.getPhase() == MonitorPhase.REGRESSED ? 1 : 0, Math::max));
    regressions.register(
        byLabels.entrySet().stream()
            .map(entry -> MultiGauge.Row.of(entry.getKey(), entry.getValue()))
            .toList(),
        true);
  }

  /** Publishes how many alerts of each kind are firing. */
  public void publishAlerts(List<Alert> alerts) {
    active.forEach((kind, count) ->
        count.set(
            alerts.stream()
                .filter(alert -> alert.getState() == AlertState.FIRING && alert.getKind() == kind)
                .count()));
  }

  /** Of several measurement versions of the same, any that regressed counts. */
  private Tags labels(MonitorState state) {
    Aspect aspect = state.getAspect();
    Tags labels =
        Tags.of(
            "target",
            state.getTarget(),
            "task_class",
            state.getTaskClass().name(),
            "perturbation",
            state.getPerturbation() == null ? "" : state.getPerturbation(),
            "aspect",
            aspect == null ? "" : aspect.name());
    return monitors.bounded(labels.toString()).equals(BoundedLabels.OTHER)
        ? labels.and("target", BoundedLabels.OTHER)
        : labels;
  }
}
