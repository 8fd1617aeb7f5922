/** How soon regressions are found and how often there is none, simulated. */
@NullMarked
package io.agnoscope.benchmarks.detector;

import org.jspecify.annotations.NullMarked;
