/** The one-machine launcher behind the agnoscope script. */
@NullMarked
package io.agnoscope.embedded;

import org.jspecify.annotations.NullMarked;
