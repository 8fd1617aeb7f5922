/** Whether there are traces, as Quarkus' settings say. */
@org.jspecify.annotations.NullMarked
package io.agnoscope.tracing.config;
