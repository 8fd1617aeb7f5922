/** Samples to Trials: the catalogue's Views of a Sample, under the Trial's identity. */
@NullMarked
package io.agnoscope.perturbation.trial;

import org.jspecify.annotations.NullMarked;
