package io.agnoscope.scoring.overview;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.CheckpointEvent;
import io.agnoscope.schemas.CheckpointState;
import io.agnoscope.schemas.MonitorPhase;
import io.agnoscope.schemas.MonitorState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one watched model. */
final class ModelFacts {
  private static final Set<AlertKind> WORSE = Set.of(AlertKind.REGRESSION, AlertKind.CHECKPOINT);

  private final String target;
  private final List<MonitorState> monitors = new ArrayList<>();
  private final List<Alert> firing = new ArrayList<>();
  private final List<CheckpointEvent> promoted = new ArrayList<>();
  private long scored;

  ModelFacts(String target) {
    this.target = target;
  }

  void add(MonitorState monitor) {
    monitors.add(monitor);
  }

  void add(Alert alert) {
    if (alert.getState() == AlertState.FIRING) {
      firing.add(alert);
    }
  }

  void add(CheckpointEvent event) {
    if (event.getState() == CheckpointState.PROMOTED) {
      promoted.add(event);
    }
  }

  void addScored(long trials) {
    scored += trials;
  }

  ModelOverview overview() {
    promoted.sort(Comparator.comparing(CheckpointEvent::getVersion).reversed());
    firing.sort(Comparator.comparing(Alert::getSince));
    Said said = said();
    Optional<MonitorState> nearest = nearest();
    return new ModelOverview(
        target,
        said.standing(),
        said.reason(),
        said.since(),
        promoted.isEmpty() ? lastAnswering() : promoted.getFirst().getCheckpoint(),
        promoted.size() < 2 ? null : promoted.get(1).getCheckpoint(),
        monitors.size(),
        in(MonitorPhase.COLLECTING),
        in(MonitorPhase.REGRESSED),
        nearest.map(MonitorState::getObservations).orElse(0L),
        nearest.map(MonitorState::getObservationsNeeded).orElse(0L),
        firing.size(),
        scored,
        lastAt());
  }

  private record Said(Standing standing, String reason, @Nullable Instant since) {}

  private Said said() {
    List<Alert> stalls = firing.stream().filter(this::stalls).toList();
    if (!stalls.isEmpty()) {
      return ofAlerts(Standing.STALLED, stalls);
    }
    List<Alert> worse = firing.stream().filter(alert -> WORSE.contains(alert.getKind())).toList();
    if (!worse.isEmpty()) {
      return ofAlerts(Standing.REGRESSED, worse);
    }
    int regressed = in(MonitorPhase.REGRESSED);
    if (regressed > 0) {
      return new Said(Standing.REGRESSED, monitors(regressed) + " worse than the baseline.", null);
    }
    int collecting = in(MonitorPhase.COLLECTING);
    if (monitors.isEmpty()) {
      return new Said(
          Standing.TOO_LITTLE_DATA,
          "No Monitor yet: the first comes with the first answers.",
          null);
    }
    if (collecting == monitors.size()) {
      return new Said(
          Standing.TOO_LITTLE_DATA,
          "No Monitor has its reference period yet; until then nothing can be said to be worse.",
          null);
    }
    return new Said(
        Standing.STEADY,
        monitors(monitors.size() - collecting)
            + " watched and none is worse than its baseline"
            + (collecting == 0 ? "." : "; " + collecting + " more collect their reference period."),
        null);
  }

  private static String monitors(int count) {
    return count == 1 ? "1 Monitor is" : count + " Monitors are";
  }

  private static Said ofAlerts(Standing standing, List<Alert> alerts) {
    Alert first = alerts.getFirst();
    String more =
        switch (alerts.size()) {
          case 1 -> "";
          case 2 -> " One more alert says so.";
          default -> " " + (alerts.size() - 1) + " more alerts say so.";
        };
    return new Said(standing, first.getReason() + more, first.getSince());
  }

  /** Of several sources one may end while the model is asked by the others. */
  private boolean stalls(Alert alert) {
    Instant last = lastAt();
    return alert.getKind() == AlertKind.STALLED
        || (alert.getKind() == AlertKind.MISSING_DATA
            && (last == null || !last.isAfter(alert.getAt())));
  }

  private int in(MonitorPhase phase) {
    return (int) monitors.stream().filter(monitor -> monitor.getPhase() == phase).count();
  }

  private Optional<MonitorState> nearest() {
    return monitors.stream()
        .filter(monitor -> monitor.getPhase() == MonitorPhase.COLLECTING)
        .min(
            Comparator.comparingLong(
                monitor -> monitor.getObservationsNeeded() - monitor.getObservations()));
  }

  private @Nullable String lastAnswering() {
    return monitors.stream()
        .max(Comparator.comparing(MonitorState::getAt))
        .map(MonitorState::getCheckpoint)
        .filter(checkpoint -> !checkpoint.isEmpty())
        .orElse(null);
  }

  private @Nullable Instant lastAt() {
    return monitors.stream().map(MonitorState::getAt).max(Comparator.naturalOrder()).orElse(null);
  }
}
