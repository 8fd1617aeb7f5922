/** Reads dead letters and sends them back. */
@NullMarked
package io.agnoscope.embedded.deadletters;

import org.jspecify.annotations.NullMarked;
