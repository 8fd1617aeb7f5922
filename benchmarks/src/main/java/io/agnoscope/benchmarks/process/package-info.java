/** The packaged processes that a benchmark starts, measures and stops. */
@NullMarked
package io.agnoscope.benchmarks.process;

import org.jspecify.annotations.NullMarked;
