@NullMarked
package io.agnoscope.benchmarks.report;

import org.jspecify.annotations.NullMarked;
