/** The trainer, as the console sees and orders it. */
@NullMarked
package io.agnoscope.scoring.trainer;

import org.jspecify.annotations.NullMarked;
