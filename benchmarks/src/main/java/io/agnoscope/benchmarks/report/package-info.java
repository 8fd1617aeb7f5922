/** What a benchmark found, for the terminal and for a file. */
@NullMarked
package io.agnoscope.benchmarks.report;

import org.jspecify.annotations.NullMarked;
