/** A real broker for tests. */
@NullMarked
package io.agnoscope.kafkatesting;

import org.jspecify.annotations.NullMarked;
