package io.agnoscope.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * A span that is the current one of the thread until it is closed, so that log lines name it. One
 * thread opens, uses and closes it.
 */
public final class ActiveSpan implements AutoCloseable {

  private final Span span;
  private final Context context;
  private final Scope scope;

  private ActiveSpan(Span span, Context context, Scope scope) {
    this.span = span;
    this.context = context;
    this.scope = scope;
  }

  @SuppressWarnings("MustBeClosedChecker") // the scope is closed with what is returned
  static ActiveSpan of(Span span, Context parent) {
    Context context = parent.with(span);
    return new ActiveSpan(span, context, context.makeCurrent());
  }

  /** Records nothing; what the parent belongs to goes on. */
  static ActiveSpan none(Context parent) {
    return new ActiveSpan(Span.getInvalid(), parent, Scope.noop());
  }

  /** Says something of the work. */
  public <T> ActiveSpan set(AttributeKey<T> name, T value) {
    span.setAttribute(name, value);
    return this;
  }

  /** Says a number of the work. */
  public ActiveSpan set(AttributeKey<Long> name, long value) {
    span.setAttribute(name, value);
    return this;
  }

  /** Says that another trace's span belongs to the same work. */
  public void link(Context other) {
    span.addLink(Span.fromContext(other).getSpanContext());
  }

  /**
   * Marks the work as failed.
   *
   * @param cause a label of few values, never a message: messages quote what was sent
   */
  public void failed(String cause) {
    span.setAttribute(SpanAttributes.ERROR, cause);
    span.setStatus(StatusCode.ERROR);
  }

  /** Whether it is recorded: what is costly to say needs not be said otherwise. */
  public boolean recording() {
    return span.isRecording();
  }

  /** What goes on from here: the span's context, or what the span would have had as its parent. */
  public Context context() {
    return context;
  }

  /** Ends the span. */
  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
