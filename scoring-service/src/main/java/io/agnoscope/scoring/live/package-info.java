/** Tells those who look at the console what has changed, as server-sent events. */
@NullMarked
package io.agnoscope.scoring.live;

import org.jspecify.annotations.NullMarked;
