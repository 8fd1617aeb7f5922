package io.agnoscope.tracing.http;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requests to the resource have a span, in the trace of the caller when its {@code traceparent}
 * tells of one. Nothing of them is in it but method, the path's pattern and the answer's status.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TracedRequest {}
