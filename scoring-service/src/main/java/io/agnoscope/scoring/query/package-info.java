/** Reads the topology's stores. */
@NullMarked
package io.agnoscope.scoring.query;

import org.jspecify.annotations.NullMarked;
