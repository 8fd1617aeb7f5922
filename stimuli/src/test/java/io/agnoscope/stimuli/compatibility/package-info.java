/** The compatibility kit: what must hold of any Perturbation, as tests for whoever writes one. */
@NullMarked
package io.agnoscope.stimuli.compatibility;

import org.jspecify.annotations.NullMarked;
