/** Requests at a constant rate, and how long they took. */
@NullMarked
package io.agnoscope.benchmarks.load;

import org.jspecify.annotations.NullMarked;
