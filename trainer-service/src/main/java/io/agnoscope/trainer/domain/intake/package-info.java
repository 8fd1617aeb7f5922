/** Which hard examples are learned from, and how many are kept. */
@NullMarked
package io.agnoscope.trainer.domain.intake;

import org.jspecify.annotations.NullMarked;
