/** Mirrored traffic at a high rate, straight into the perturbation-service. */
@NullMarked
package io.agnoscope.benchmarks.mirror;

import org.jspecify.annotations.NullMarked;
