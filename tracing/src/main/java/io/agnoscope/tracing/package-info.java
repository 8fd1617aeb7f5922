/** One trace follows a Sample over the topics, as W3C trace context in the records' headers. */
@org.jspecify.annotations.NullMarked
package io.agnoscope.tracing;
