@NullMarked
package io.agnoscope.trainer.domain.retention;

import org.jspecify.annotations.NullMarked;
