/** A real single-node Kafka broker inside a JVM. */
@NullMarked
package io.agnoscope.broker;

import org.jspecify.annotations.NullMarked;
