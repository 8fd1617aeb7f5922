/** The product as packaged, driven from outside: HTTP, Kafka, processes, files. */
@NullMarked
package io.agnoscope.systemtests;

import org.jspecify.annotations.NullMarked;
