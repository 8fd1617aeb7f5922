/** The commands and their options. */
@NullMarked
package io.agnoscope.embedded.cli;

import org.jspecify.annotations.NullMarked;
