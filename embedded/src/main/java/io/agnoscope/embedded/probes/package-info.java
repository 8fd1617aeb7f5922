/** Sets of EMMA-style questions as files. */
@NullMarked
package io.agnoscope.embedded.probes;

import org.jspecify.annotations.NullMarked;
