package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.SourceFlow;
import io.agnoscope.schemas.TallyIncrement;
import io.agnoscope.schemas.UnwatchedMonitors;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gathers increments and judges them by the wall clock, so that a regression is also told when
 * nothing comes after it. One task watches all Monitors, since they share one alarm level.
 */
final class Detector extends ContextualProcessor<String, byte[], String, Emission> {
  private static final Logger LOG = Logger.getLogger(Detector.class);

  private final RecordCodec codec;
  private final DetectorSettings settings;
  private final RecentTraces traces;
  private @Nullable DetectorState state;

  /** How many Monitors are not watched by what was last told; unknown after a takeover. */
  private long unwatchedTold = -1;

  Detector(RecordCodec codec, DetectorSettings settings, Traces traces) {
    this.traces = new RecentTraces(traces);
    this.codec = codec;
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    super.init(context);
    DetectorState opened = DetectorState.open(context, codec, settings);
    state = opened;
    context.schedule(
        settings.step(),
        PunctuationType.WALL_CLOCK_TIME,
        now -> step(opened, Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (state == null) {
      throw new IllegalStateException("init comes before process");
    }
    TallyIncrement increment = decode(record.value());
    switch (TallyKey.parse(record.key())) {
      case TallyKey.Flow flow ->
          state
              .flows()
              .add(
                  flow,
                  increment.getObservations(),
                  Instant.ofEpochMilli(context().currentSystemTimeMs()));
      case TallyKey.Observed observed -> {
        traces.add(observed.monitor(), record.headers());
        gather(state, record.key(), increment);
      }
      case TallyKey.Compared compared -> gather(state, record.key(), increment);
    }
  }

  private static void gather(DetectorState open, String key, TallyIncrement increment) {
    TallyIncrement before = open.increments().get(key);
    open.increments().put(key, before == null ? increment : plus(before, increment));
  }

  private TallyIncrement decode(byte[] value) {
    try {
      return codec.decode(value, TallyIncrement.class);
    } catch (UndecodableRecordException e) {
      // Only this service writes to its repartition topic: that is a defect, not bad input.
      throw new SerializationException("An increment cannot be decoded", e);
    }
  }

  private void step(DetectorState opened, Instant now) {
    Map<String, StepWindow> windows = new HashMap<>();
    Map<TallyKey.Compared, TallyIncrement> compared = new HashMap<>();
    take(opened, windows, compared);
    watch(opened, windows, now);
    opened.comparisons().step(compared, now);
    FlowAlerts flows = new FlowAlerts(settings.flows(), opened.alerts());
    for (SourceFlow flow : opened.flows().all()) {
      if (flow.getAcceptedAt().plus(settings.forgetAfter()).isAfter(now)) {
        flows.review(opened.flows(), flow, now);
      } else {
        flows.close(flow, now);
        opened.flows().forget(flow);
      }
    }
    opened.alerts().forget(settings.forgetAfter(), now);
  }

  private void watch(DetectorState opened, Map<String, StepWindow> windows, Instant now) {
    Map<String, WatchedMonitor> monitors = opened.watched();
    int left = 0;
    for (String key : windows.keySet()) {
      if (!monitors.containsKey(key) && monitors.size() >= settings.mostMonitors()) {
        left++;
      } else {
        monitors.computeIfAbsent(
            key, fresh -> MonitorRecords.fresh(fresh, settings.regression().baselineSize(), now));
      }
    }
    RegressionWatch.Outcome outcome =
        new RegressionWatch(settings, opened.references(settings)).step(monitors, windows, now);
    tellUnwatched(monitors, outcome, left, now);
    tell(opened, monitors, outcome, now);
    outcome.changed().forEach(key -> opened.put(of(monitors, key)));
    forget(opened, monitors, now);
  }

  /**
   * Has the Monitors that changed say how many others are not watched; when none changed and the
   * number did, the first of them.
   */
  private void tellUnwatched(
      Map<String, WatchedMonitor> monitors,
      RegressionWatch.Outcome outcome,
      int left,
      Instant now) {
    if (left != unwatchedTold) {
      if (outcome.changed().isEmpty()) {
        monitors.keySet().stream().min(String::compareTo).ifPresent(outcome.changed()::add);
      }
      if (left > 0) {
        LOG.warnf("Monitors are not watched, being too many left=%d", left);
      }
    }
    for (String key : outcome.changed()) {
      of(monitors, key).getState().setUnwatched(new UnwatchedMonitors((long) left, now));
      unwatchedTold = left;
    }
  }

  private void tell(
      DetectorState opened,
      Map<String, WatchedMonitor> monitors,
      RegressionWatch.Outcome outcome,
      Instant now) {
    RegressionAlerts words = new RegressionAlerts(settings, opened.promoted());
    for (String key : outcome.recovered()) {
      WatchedMonitor monitor = of(monitors, key);
      opened.alerts().resolve(RegressionAlerts.key(key), RegressionAlerts.recovered(monitor), now);
      RegressionWatch.recover(monitor, now);
    }
    for (String key : outcome.regressed()) {
      Alert alert = words.firing(of(monitors, key), monitors.values(), now);
      try (ActiveSpan span = traces.firing(key, alert)) {
        opened.alerts().fire(alert);
      }
    }
    Set<String> told = outcome.regressed();
    for (String key : outcome.changed()) {
      Optional<Alert> alert = opened.alerts().firing(RegressionAlerts.key(key));
      if (alert.isPresent() && !told.contains(key)) {
        clarify(opened, words, alert.get(), of(monitors, key), monitors, now);
      }
    }
  }

  /** Says it anew when probes have come that say what moved. */
  private static void clarify(
      DetectorState opened,
      RegressionAlerts words,
      Alert alert,
      WatchedMonitor monitor,
      Map<String, WatchedMonitor> monitors,
      Instant now) {
    if (words.isClearer(alert, monitor, monitors.values())) {
      Alert clearer = words.firing(monitor, monitors.values(), now);
      // The time it began identifies it to receivers: another one would be another alert.
      clearer.setSince(alert.getSince());
      clearer.setCheckpoint(alert.getCheckpoint());
      clearer.setGroup(alert.getGroup());
      clearer.setAcknowledgedBy(alert.getAcknowledgedBy());
      clearer.setAcknowledgedAt(alert.getAcknowledgedAt());
      clearer.setSilencedUntil(alert.getSilencedUntil());
      opened.alerts().update(clearer);
    }
  }

  private void forget(DetectorState opened, Map<String, WatchedMonitor> monitors, Instant now) {
    monitors.forEach((key, monitor) -> {
      if (!monitor.getObservedAt().plus(settings.forgetAfter()).isAfter(now)) {
        opened
            .alerts()
            .resolve(RegressionAlerts.key(key), "Nothing was observed of it for long.", now);
        opened.remove(key);
      }
    });
  }

  private static void take(
      DetectorState opened,
      Map<String, StepWindow> windows,
      Map<TallyKey.Compared, TallyIncrement> compared) {
    List<KeyValue<String, TallyIncrement>> taken = new ArrayList<>();
    try (var all = opened.increments().all()) {
      all.forEachRemaining(taken::add);
    }
    for (KeyValue<String, TallyIncrement> increment : taken) {
      opened.increments().delete(increment.key);
      switch (TallyKey.parse(increment.key)) {
        case TallyKey.Observed observed ->
            windows
                .computeIfAbsent(observed.monitor(), key -> new StepWindow())
                .add(observed, increment.value);
        case TallyKey.Compared pair -> compared.put(pair, increment.value);
        case TallyKey.Flow flow ->
            throw new IllegalStateException("flows are not gathered: " + flow);
      }
    }
  }

  private static TallyIncrement plus(TallyIncrement before, TallyIncrement increment) {
    TallyIncrement sum = new TallyIncrement();
    sum.setObservations(before.getObservations() + increment.getObservations());
    sum.setSum(before.getSum() + increment.getSum());
    sum.setBetter(before.getBetter() + increment.getBetter());
    sum.setExamples(
        Tallies.newest(before.getExamples(), increment.getExamples(), StepWindow.MOST_EXAMPLES));
    return sum;
  }

  private static WatchedMonitor of(Map<String, WatchedMonitor> monitors, String key) {
    WatchedMonitor monitor = monitors.get(key);
    if (monitor == null) {
      throw new IllegalStateException("only watched Monitors are judged");
    }
    return monitor;
  }
}
