/** Which checkpoint serves, and how the next one takes over. */
@NullMarked
package io.agnoscope.inference.checkpoint;

import org.jspecify.annotations.NullMarked;
