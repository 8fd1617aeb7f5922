/** Runs inside each child and ends it when its launcher is gone. Needs nothing but the JDK. */
@NullMarked
package io.agnoscope.embedded.guard;

import org.jspecify.annotations.NullMarked;
