/** The perturbation catalogue: what is changed about a Sample that should not change the answer. */
@NullMarked
package io.agnoscope.stimuli.catalogue;

import org.jspecify.annotations.NullMarked;
