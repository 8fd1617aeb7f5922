/** Starts the broker and the four services, and keeps them running until told to stop. */
@NullMarked
package io.agnoscope.embedded.launch;

import org.jspecify.annotations.NullMarked;
