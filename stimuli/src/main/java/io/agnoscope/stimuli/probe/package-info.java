/** Probes: questions of known truth about scenes and short texts. */
@NullMarked
package io.agnoscope.stimuli.probe;

import org.jspecify.annotations.NullMarked;
