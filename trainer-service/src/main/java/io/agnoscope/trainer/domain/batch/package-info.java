/** What a training batch is made of. */
@NullMarked
package io.agnoscope.trainer.domain.batch;

import org.jspecify.annotations.NullMarked;
