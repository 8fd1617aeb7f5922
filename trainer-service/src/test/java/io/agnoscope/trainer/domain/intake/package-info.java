@NullMarked
package io.agnoscope.trainer.domain.intake;

import org.jspecify.annotations.NullMarked;
