package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.schemas.OperatorAction;
import io.agnoscope.schemas.WatchedMonitor;
import io.agnoscope.schemas.codec.RecordCodec;
import io.agnoscope.schemas.codec.UndecodableRecordException;
import io.agnoscope.scoring.regression.Baseline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Does what operators ask of the detector. What cannot be done is a dead letter that says why. An
 * action that comes twice is done twice, which is no harm.
 */
final class OperatorActions extends ContextualProcessor<byte[], byte[], String, Emission> {
  /** The subject names no alert, or no Monitor, that there is. */
  static final String UNKNOWN_SUBJECT = "unknown-subject";

  /** A kind of action that this build does not know. */
  static final String UNKNOWN_ACTION = "unknown-action";

  /** What is asked lacks something or makes no sense. */
  static final String UNFIT = "unfit-action";

  private static final String OPERATOR = "operator";

  private final RecordCodec codec;
  private final DetectorSettings settings;
  private @Nullable DetectorState state;

  OperatorActions(RecordCodec codec, DetectorSettings settings) {
    this.codec = codec;
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    super.init(context);
    state = DetectorState.open(context, codec, settings);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (state == null) {
      throw new IllegalStateException("init comes before process");
    }
    if (Erasure.is(record)) {
      return;
    }
    try {
      perform(state, read(record), Instant.ofEpochMilli(context().currentSystemTimeMs()));
    } catch (UnreadableException e) {
      context().forward(Refusals.ofNoSample(context(), codec, record, e));
    }
  }

  private OperatorAction read(Record<byte[], byte[]> record) throws UnreadableException {
    OperatorAction action;
    try {
      action = codec.decode(record.value(), OperatorAction.class);
    } catch (UndecodableRecordException e) {
      throw UnreadableException.undecodable(e);
    }
    if (!Arrays.equals(action.getSubject().getBytes(StandardCharsets.UTF_8), record.key())) {
      throw new UnreadableException(UnreadableException.INCONSISTENT, "the key is not the subject");
    }
    return action;
  }

  private void perform(DetectorState open, OperatorAction action, Instant now)
      throws UnreadableException {
    switch (action.getKind()) {
      case ACKNOWLEDGE ->
          change(
              open,
              action,
              alert -> {
                alert.setAcknowledgedBy(action.getBy());
                alert.setAcknowledgedAt(now);
              });
      case SILENCE -> {
        Instant until = action.getUntil();
        if (until == null || !until.isAfter(now)) {
          throw new UnreadableException(UNFIT, "a silence needs an end that is ahead");
        }
        change(open, action, alert -> alert.setSilencedUntil(until));
      }
      case UNSILENCE -> change(open, action, alert -> alert.setSilencedUntil(null));
      case RESET_BASELINE -> {
        WatchedMonitor monitor = monitor(open, action);
        MonitorRecords.beginCollecting(monitor, "", now);
        baselineChanged(open, monitor, action, now);
      }
      case SET_BASELINE -> {
        WatchedMonitor monitor = monitor(open, action);
        MonitorRecords.beginWatching(monitor, given(open, action, now), now);
        baselineChanged(open, monitor, action, now);
      }
      case UNKNOWN ->
          throw new UnreadableException(UNKNOWN_ACTION, "this build does not know the action");
    }
  }

  private static void change(DetectorState open, OperatorAction action, Consumer<Alert> change)
      throws UnreadableException {
    Alert alert = open.alerts().known(action.getSubject());
    if (alert == null) {
      throw new UnreadableException(UNKNOWN_SUBJECT, "no such alert");
    }
    change.accept(alert);
    open.alerts().update(alert);
  }

  private static WatchedMonitor monitor(DetectorState open, OperatorAction action)
      throws UnreadableException {
    WatchedMonitor monitor = open.monitors().get(action.getSubject());
    if (monitor == null) {
      throw new UnreadableException(UNKNOWN_SUBJECT, "no such Monitor");
    }
    return monitor;
  }

  private io.agnoscope.schemas.Baseline given(
      DetectorState open, OperatorAction action, Instant now) throws UnreadableException {
    io.agnoscope.schemas.Baseline asked = action.getBaseline();
    if (asked == null) {
      throw new UnreadableException(UNFIT, "no baseline is given");
    }
    try {
      References references = open.references(settings);
      Baseline baseline = BaselineMapping.given(asked, references.error(), references.regression());
      return MonitorRecords.baseline(
          baseline, asked.getCheckpoint(), asked.getFrom(), now, OPERATOR, action.getBy());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(UNFIT, String.valueOf(e.getMessage()));
    }
  }

  private static void baselineChanged(
      DetectorState open, WatchedMonitor monitor, OperatorAction action, Instant now) {
    String by = action.getBy().isEmpty() ? "an operator" : action.getBy();
    open.alerts()
        .resolve(
            RegressionAlerts.key(monitor.getState().getKey()),
            "The baseline was changed by " + by + "; what it is now is watched from here on.",
            now);
    monitor.getState().setAt(now);
    open.put(monitor);
  }
}
