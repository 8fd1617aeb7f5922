/** How fast Views are made. */
@NullMarked
package io.agnoscope.benchmarks.perturbation;

import org.jspecify.annotations.NullMarked;
