/** The gate: whether a Candidate may take its parent's place, decided on questions of its own. */
@NullMarked
package io.agnoscope.trainer.domain.gate;

import org.jspecify.annotations.NullMarked;
