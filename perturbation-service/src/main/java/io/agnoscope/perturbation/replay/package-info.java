/** Asks a past period of Samples again, under a run of its own. */
@NullMarked
package io.agnoscope.perturbation.replay;

import org.jspecify.annotations.NullMarked;
