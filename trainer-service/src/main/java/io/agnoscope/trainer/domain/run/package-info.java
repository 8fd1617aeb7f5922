/** When a training run starts, what it does, and how it ends. */
@NullMarked
package io.agnoscope.trainer.domain.run;

import org.jspecify.annotations.NullMarked;
