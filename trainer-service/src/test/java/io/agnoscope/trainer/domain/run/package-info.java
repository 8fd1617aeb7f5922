@NullMarked
package io.agnoscope.trainer.domain.run;

import org.jspecify.annotations.NullMarked;
