@NullMarked
package io.agnoscope.benchmarks.training;

import org.jspecify.annotations.NullMarked;
