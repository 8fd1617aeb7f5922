/** A checkpoint's life, and which checkpoint of a target serves. */
@NullMarked
package io.agnoscope.trainer.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
