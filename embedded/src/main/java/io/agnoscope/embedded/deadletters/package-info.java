/** Finds dead letters and shows them in a terminal. */
@NullMarked
package io.agnoscope.embedded.deadletters;

import org.jspecify.annotations.NullMarked;
