package io.agnoscope.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * For a request that brings many Samples: each has a trace of its own, linked with the request's,
 * and is sampled by itself. A trace of ten thousand Samples shows nobody anything.
 */
public final class OwnTraces {

  private static final ContextKey<SpanContext> CAUSE = ContextKey.named("agnoscope-cause");

  private OwnTraces() {}

  /** Does work whose first span begins a trace. */
  public static <T> T begin(Supplier<T> work) {
    SpanContext request = Span.current().getSpanContext();
    if (!request.isValid()) {
      return work.get();
    }
    try (Scope scope = Context.root().with(CAUSE, request).makeCurrent()) {
      return work.get();
    }
  }

  /** The request that a first span is to be linked with, if that is recorded. */
  static Optional<SpanContext> cause(Context context) {
    return Span.fromContextOrNull(context) == null
        ? Optional.ofNullable(context.get(CAUSE)).filter(SpanContext::isSampled)
        : Optional.empty();
  }
}
