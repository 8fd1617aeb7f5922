/** Where checkpoints are kept. */
@NullMarked
package io.agnoscope.trainer.store;

import org.jspecify.annotations.NullMarked;
