@NullMarked
package io.agnoscope.benchmarks.detector;

import org.jspecify.annotations.NullMarked;
