/** Trials as the trainer learns from them and is examined on them. */
@NullMarked
package io.agnoscope.trainer.domain.trial;

import org.jspecify.annotations.NullMarked;
