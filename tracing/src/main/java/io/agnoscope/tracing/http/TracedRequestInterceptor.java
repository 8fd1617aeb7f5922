package io.agnoscope.tracing.http;

import io.agnoscope.tracing.ActiveSpan;
import io.agnoscope.tracing.SpanAttributes;
import io.agnoscope.tracing.TraceHeaders;
import io.agnoscope.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Makes the span of a request. */
@TracedRequest
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TracedRequestInterceptor {

  private static final int SERVER_ERROR = 500;

  private final Traces traces;
  private final HttpServerRequest request;

  TracedRequestInterceptor(Traces traces, HttpServerRequest request) {
    this.traces = traces;
    this.request = request;
  }

  @AroundInvoke
  @Nullable Object trace(InvocationContext invocation) throws Exception {
    if (!traces.on()) {
      return invocation.proceed();
    }
    String method = request.method().name();
    String route = route(invocation);
    try (ActiveSpan span =
        traces.begin(
            method + " " + route,
            SpanKind.SERVER,
            TraceHeaders.of(request.getHeader(TraceHeaders.TRACEPARENT)))) {
      span.set(SpanAttributes.HTTP_METHOD, method).set(SpanAttributes.HTTP_ROUTE, route);
      try {
        Object answer = invocation.proceed();
        if (answer instanceof Response response) {
          said(span, response.getStatus());
        }
        return answer;
      } catch (RuntimeException e) {
        span.failed(e.getClass().getSimpleName());
        throw e;
      }
    }
  }

  private static void said(ActiveSpan span, int status) {
    span.set(SpanAttributes.HTTP_STATUS, status);
    if (status >= SERVER_ERROR) {
      span.failed(Integer.toString(status));
    }
  }

  private static String route(InvocationContext invocation) {
    Path ofClass = invocation.getMethod().getDeclaringClass().getAnnotation(Path.class);
    Path ofMethod = invocation.getMethod().getAnnotation(Path.class);
    return (ofClass == null ? "" : ofClass.value()) + (ofMethod == null ? "" : ofMethod.value());
  }
}
