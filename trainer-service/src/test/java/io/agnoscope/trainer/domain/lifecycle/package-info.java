@NullMarked
package io.agnoscope.trainer.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
