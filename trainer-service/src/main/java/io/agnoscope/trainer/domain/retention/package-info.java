/** Which checkpoints' weights are kept, and which are not. */
@NullMarked
package io.agnoscope.trainer.domain.retention;

import org.jspecify.annotations.NullMarked;
