/** What the console shows of the trainer. */
@NullMarked
package io.agnoscope.scoring.trainer;

import org.jspecify.annotations.NullMarked;
