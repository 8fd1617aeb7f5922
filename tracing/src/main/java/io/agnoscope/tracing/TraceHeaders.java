package io.agnoscope.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Trace context in the headers of records: {@code traceparent} of W3C Trace Context, and nothing
 * else. What does not follow that form is as if it were not there, and is not passed on, for a
 * header counts towards a record's size.
 */
public final class TraceHeaders {

  /** The one header that Agnoscope's records have. */
  public static final String TRACEPARENT = "traceparent";

  /** Version 00 has 55 characters; later ones may add to them. */
  private static final int MOST_CHARACTERS = 128;

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<Headers> OF_RECORDS = new RecordGetter();
  private static final TextMapGetter<String> OF_TEXT = new TextGetter();
  private static final TextMapSetter<Headers> INTO_RECORDS =
      (headers, name, value) -> {
        if (headers != null && name.equals(TRACEPARENT)) {
          headers.add(name, value.getBytes(StandardCharsets.ISO_8859_1));
        }
      };

  private TraceHeaders() {}

  /** The context that a record came with; the root when it has none that is well-formed. */
  public static Context of(Headers headers) {
    return W3C.extract(Context.root(), headers, OF_RECORDS);
  }

  /** The context that a {@code traceparent} tells; the root when it is none. */
  public static Context of(@Nullable String traceparent) {
    return traceparent == null ? Context.root() : W3C.extract(Context.root(), traceparent, OF_TEXT);
  }

  /** The context of the thread's current span; where there is none, what a record came with. */
  public static Context hereOr(Headers headers) {
    Context here = Context.current();
    return Span.fromContext(here).getSpanContext().isValid() ? here : of(headers);
  }

  /** The {@code traceparent} of a context; nothing outside of a trace. */
  public static Optional<String> text(Context context) {
    Header header = of(context).lastHeader(TRACEPARENT);
    return Optional.ofNullable(header)
        .map(present -> new String(present.value(), StandardCharsets.ISO_8859_1));
  }

  /** The headers of a record that belongs to the context: one, or none outside of a trace. */
  public static Headers of(Context context) {
    RecordHeaders headers = new RecordHeaders();
    W3C.inject(context, headers, INTO_RECORDS);
    return headers;
  }

  /** Whether the context is of a trace that is recorded. */
  static boolean sampled(Context context) {
    return Span.fromContext(context).getSpanContext().isSampled();
  }

  private static boolean fits(int characters) {
    return characters <= MOST_CHARACTERS;
  }

  private static final class RecordGetter implements TextMapGetter<Headers> {

    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      if (headers == null || !name.equals(TRACEPARENT)) {
        return null;
      }
      Header header = headers.lastHeader(TRACEPARENT);
      byte[] value = header == null ? null : header.value();
      return value == null || !fits(value.length)
          ? null
          : new String(value, StandardCharsets.ISO_8859_1);
    }
  }

  private static final class TextGetter implements TextMapGetter<String> {

    @Override
    public Iterable<String> keys(String traceparent) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable String traceparent, String name) {
      return traceparent != null && name.equals(TRACEPARENT) && fits(traceparent.length())
          ? traceparent
          : null;
    }
  }
}
