/** Makes Probes at a steady rate. */
@NullMarked
package io.agnoscope.perturbation.probe;

import org.jspecify.annotations.NullMarked;
