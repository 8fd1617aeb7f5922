package io.agnoscope.scoring.topology;

import io.agnoscope.schemas.Alert;
import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * The newest recorded traces of what went wrong under each Monitor, so that an alert can be
 * followed back to them. Kept in memory alone: after a move of the task an alert has none until
 * some have come.
 */
final class RecentTraces {
  /** The traces of one alert: its own and links. */
  private static final int MOST_OF_A_MONITOR = 5;

  private static final int MOST_MONITORS = 500;

  private final Traces traces;

  /** By Monitor, the one that was told of longest ago first. */
  private final Map<String, Deque<Context>> recent = new LinkedHashMap<>();

  RecentTraces(Traces traces) {
    this.traces = traces;
  }

  /** Remembers what an increment of the Monitor came with, if that is recorded. */
  void add(String monitor, Headers headers) {
    Context trace = TraceHeaders.of(headers);
    if (!traces.on() || !Span.fromContext(trace).getSpanContext().isSampled()) {
      return;
    }
    Deque<Context> newest = recent.remove(monitor);
    if (newest == null) {
      newest = new ArrayDeque<>();
    }
    recent.put(monitor, newest);
    newest.addFirst(trace);
    if (newest.size() > MOST_OF_A_MONITOR) {
      newest.removeLast();
    }
    if (recent.size() > MOST_MONITORS) {
      Iterator<Deque<Context>> oldest = recent.values().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /**
   * The span of telling that a Monitor regressed: in the newest trace, linked with the others.
   * Nothing when none of them is recorded.
   */
  ActiveSpan firing(String monitor, Alert alert) {
    Deque<Context> newest = recent.getOrDefault(monitor, new ArrayDeque<>());
    Context parent = newest.isEmpty() ? Context.root() : newest.getFirst();
    ActiveSpan span = traces.follow("alert", SpanKind.INTERNAL, parent);
    if (span.recording()) {
      newest.stream().skip(1).forEach(span::link);
      span.set(SpanAttributes.TARGET, alert.getTarget())
          .set(SpanAttributes.CHECKPOINT, alert.getCheckpoint())
          .set(SpanAttributes.OUTCOME, "firing");
    }
    return span;
  }
}
