/** The spans of requests that bring something to be followed. */
@org.jspecify.annotations.NullMarked
package io.agnoscope.tracing.http;
