/** Starts the service: configuration, topics, the topology's life. */
@NullMarked
package io.agnoscope.scoring;

import org.jspecify.annotations.NullMarked;
