/** What operators ask of the detector, on its way to the broker. */
@NullMarked
package io.agnoscope.scoring.operator;

import org.jspecify.annotations.NullMarked;
