package io.agnoscope.inference.tinyvlm;

import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans of one batch: one in the trace of each Trial that has asks in it and is recorded. They
 * last equally long, for it is one forward pass; the first and each of the others are linked.
 */
final class BatchSpans implements AutoCloseable {

  private final List<Span> spans;

  private BatchSpans(List<Span> spans) {
    this.spans = spans;
  }

  /** Begins them. */
  static BatchSpans of(List<Call> batch) {
    long asks = batch.stream().mapToLong(Call::size).sum();
    List<Span> spans = new ArrayList<>();
    for (Call call : batch) {
      Span span = Traces.below(call.trace, "forward pass", SpanKind.INTERNAL);
      if (span.isRecording()) {
        span.setAttribute(SpanAttributes.BATCH_SIZE, asks);
        span.setAttribute(SpanAttributes.BATCH_TRIALS, (long) batch.size());
        span.setAttribute(SpanAttributes.VIEWS, (long) call.size());
        if (!spans.isEmpty()) {
          span.addLink(spans.getFirst().getSpanContext());
          spans.getFirst().addLink(span.getSpanContext());
        }
        spans.add(span);
      }
    }
    return new BatchSpans(spans);
  }

  /** The network failed on the batch. */
  void failed(Throwable why) {
    for (Span span : spans) {
      span.setAttribute(SpanAttributes.ERROR, why.getClass().getSimpleName());
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** Ends them. */
  @Override
  public void close() {
    spans.forEach(Span::end);
  }
}
