@NullMarked
package io.agnoscope.trainer.domain.gate;

import org.jspecify.annotations.NullMarked;
