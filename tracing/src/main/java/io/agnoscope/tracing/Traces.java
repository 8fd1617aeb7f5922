package io.agnoscope.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.apache.kafka.common.header.Headers;

/**
 * Begins spans. Where tracing is off it begins none, and what came with a record goes on with what
 * is made of it all the same. Thread-safe.
 */
public final class Traces {

  /** Who makes the spans. */
  public static final String SCOPE = "io.agnoscope";

  /** Makes no spans. */
  public static final Traces OFF = new Traces(TracerProvider.noop().get(SCOPE), false);

  private static final ContextKey<Traces> HERE = ContextKey.named("agnoscope-traces");

  private final Tracer tracer;
  private final boolean on;

  private Traces(Tracer tracer, boolean on) {
    this.tracer = tracer;
    this.on = on;
  }

  /** Makes spans with a tracer, whose sampler says which traces are begun. */
  public static Traces of(Tracer tracer) {
    return new Traces(tracer, true);
  }

  /**
   * Who makes the spans of a context: code that works for many traces, or for none, needs not be
   * given them.
   */
  public static Traces in(Context context) {
    Traces here = context.get(HERE);
    return here == null ? OFF : here;
  }

  /** Whether there are traces at all. */
  public boolean on() {
    return on;
  }

  /**
   * Begins a trace, or goes on with the one of the context.
   *
   * @param parent the root context to begin a trace
   */
  public ActiveSpan begin(String name, SpanKind kind, Context parent) {
    return on
        ? ActiveSpan.of(start(name, kind, parent), parent.with(HERE, this))
        : ActiveSpan.none(parent);
  }

  /** Goes on with the context's trace; outside of a trace that is recorded it makes no span. */
  public ActiveSpan follow(String name, SpanKind kind, Context parent) {
    return on && TraceHeaders.sampled(parent)
        ? ActiveSpan.of(start(name, kind, parent), parent.with(HERE, this))
        : ActiveSpan.none(parent);
  }

  /**
   * A span of a context's trace that is ended by its caller, perhaps on another thread, and is
   * nobody's current one. Outside of a trace that is recorded it records nothing.
   */
  public static Span below(Context context, String name, SpanKind kind) {
    return TraceHeaders.sampled(context)
        ? in(context).builder(name, kind, context).startSpan()
        : Span.getInvalid();
  }

  private SpanBuilder builder(String name, SpanKind kind, Context parent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
  }

  /**
   * Goes on with the trace of a record that is worked on now.
   *
   * @param headers that the record came with
   */
  public ActiveSpan process(String topic, int partition, long offset, Headers headers) {
    return placed(
        follow("process " + topic, SpanKind.CONSUMER, TraceHeaders.of(headers)),
        topic,
        partition,
        offset);
  }

  /** As {@link #process}, but a record of others that came without a trace begins one. */
  public ActiveSpan processForeign(String topic, int partition, long offset, Headers headers) {
    return placed(
        begin("process " + topic, SpanKind.CONSUMER, TraceHeaders.of(headers)),
        topic,
        partition,
        offset);
  }

  private static ActiveSpan placed(ActiveSpan span, String topic, int partition, long offset) {
    return span.recording()
        ? span.set(SpanAttributes.MESSAGING_SYSTEM, "kafka")
            .set(SpanAttributes.MESSAGING_OPERATION, "process")
            .set(SpanAttributes.TOPIC, topic)
            .set(SpanAttributes.PARTITION, Integer.toString(partition))
            .set(SpanAttributes.OFFSET, offset)
        : span;
  }

  /**
   * The sending of a record, ended by its caller when the broker acknowledged it or did not. It
   * begins a trace where there is none.
   */
  public Span send(String topic, Context parent) {
    SpanBuilder builder =
        builder("send " + topic, SpanKind.PRODUCER, parent)
            .setAttribute(SpanAttributes.MESSAGING_SYSTEM, "kafka")
            .setAttribute(SpanAttributes.MESSAGING_OPERATION, "send")
            .setAttribute(SpanAttributes.TOPIC, topic);
    OwnTraces.cause(parent).ifPresent(builder::addLink);
    return builder.startSpan();
  }

  private Span start(String name, SpanKind kind, Context parent) {
    return builder(name, kind, parent).startSpan();
  }
}
