/** What the user sees while things happen. */
@NullMarked
package io.agnoscope.embedded.terminal;

import org.jspecify.annotations.NullMarked;
