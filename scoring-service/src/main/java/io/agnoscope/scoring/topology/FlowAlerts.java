package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.AlertKind;
import io.agnoscope.schemas.AlertState;
import io.agnoscope.schemas.Attribution;
import io.agnoscope.schemas.SourceFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Alerts of Samples that are lost, stuck or missing. They end by themselves when that ends.
 *
 * <p>A source that is closed for good is missing until it is forgotten; nothing here tells that
 * from one that broke. Nor is a stall of the scoring told from one of the asking: both leave
 * Samples without an outcome.
 */
final class FlowAlerts {
  private final FlowSettings settings;
  private final AlertBook alerts;

  FlowAlerts(FlowSettings settings, AlertBook alerts) {
    this.settings = settings;
    this.alerts = alerts;
  }

  /** Judges one flow. */
  void review(SourceFlows flows, SourceFlow flow, Instant now) {
    stalled(flow, now);
    missing(flow, now);
    lost(flows, flow, now);
  }

  /** Ends what fires of a flow that is watched no more. */
  void close(SourceFlow flow, Instant now) {
    for (AlertKind kind :
        new AlertKind[] {AlertKind.STALLED, AlertKind.MISSING_DATA, AlertKind.LOST}) {
      alerts.resolve(key(kind, flow), named(flow) + " were not seen for long.", now);
    }
  }

  private void stalled(SourceFlow flow, Instant now) {
    String key = key(AlertKind.STALLED, flow);
    Instant waiting = flow.getOutstandingSince();
    if (waiting == null) {
      alerts.resolve(key, named(flow) + " wait no more: each has an outcome.", now);
      return;
    }
    Instant progress = waiting.isAfter(flow.getScoredAt()) ? waiting : flow.getScoredAt();
    if (progress.plus(settings.stalledAfter()).isAfter(now)) {
      alerts.resolve(key, named(flow) + " are scored again.", now);
    } else {
      alerts.fire(
          alert(
              AlertKind.STALLED,
              flow,
              named(flow)
                  + ": "
                  + flow.getOutstanding()
                  + " wait for an outcome and none was scored since "
                  + Words.time(progress)
                  + ".",
              progress,
              now));
    }
  }

  private void missing(SourceFlow flow, Instant now) {
    String key = key(AlertKind.MISSING_DATA, flow);
    Instant last = flow.getAcceptedAt();
    Duration active = Duration.between(flow.getActiveSince(), last);
    if (last.plus(settings.missingAfter()).isAfter(now)) {
      alerts.resolve(key, named(flow) + " come again.", now);
    } else if (active.compareTo(settings.regularFor()) >= 0 && !quiet(now)) {
      alerts.fire(
          alert(
              AlertKind.MISSING_DATA,
              flow,
              named(flow)
                  + " came regularly since "
                  + Words.time(flow.getActiveSince())
                  + " and none was accepted since "
                  + Words.time(last)
                  + ".",
              last,
              now));
    }
  }

  /** Whether it is quiet hours, or they ended so lately that nobody could have sent since. */
  private boolean quiet(Instant now) {
    return settings.quietHours().hold(now)
        || settings.quietHours().hold(now.minus(settings.missingAfter()));
  }

  private void lost(SourceFlows flows, SourceFlow flow, Instant now) {
    if (flow.getLost() == 0) {
      alerts.resolve(key(AlertKind.LOST, flow), named(flow) + " that were lost turned up.", now);
    } else if (flow.getLostAt().plus(settings.lostFor()).isAfter(now)) {
      alerts.fire(
          alert(
              AlertKind.LOST,
              flow,
              named(flow)
                  + ": "
                  + flow.getLost()
                  + " were accepted and have had no outcome for too long.",
              flow.getLostAt(),
              now));
    } else {
      alerts.resolve(
          key(AlertKind.LOST, flow),
          named(flow) + ": no more were lost since " + Words.time(flow.getLostAt()) + ".",
          now);
      flows.settleLost(flow);
    }
  }

  private static Alert alert(
      AlertKind kind, SourceFlow flow, String reason, Instant since, Instant now) {
    Alert alert = new Alert();
    alert.setKey(key(kind, flow));
    alert.setState(AlertState.FIRING);
    alert.setKind(kind);
    alert.setAttribution(Attribution.UNKNOWN);
    alert.setTarget(flow.getTarget());
    alert.setCheckpoint("");
    alert.setMonitor("");
    alert.setGroup(flow.getTarget());
    alert.setReason(reason);
    alert.setExampleSampleIds(List.of());
    alert.setSince(since);
    alert.setAt(now);
    return alert;
  }

  private static String key(AlertKind kind, SourceFlow flow) {
    return kind.name() + "|" + Fields.join(flow.getTarget(), flow.getSource());
  }

  private static String named(SourceFlow flow) {
    return "Samples of source " + flow.getSource() + " for " + flow.getTarget();
  }
}
