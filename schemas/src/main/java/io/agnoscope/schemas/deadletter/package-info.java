/** Dead letters: records that could not be processed, with where they were and why. */
@NullMarked
package io.agnoscope.schemas.deadletter;

import org.jspecify.annotations.NullMarked;
