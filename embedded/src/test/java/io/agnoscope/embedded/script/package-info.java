/** Tests of the script that stands before the launcher. */
@NullMarked
package io.agnoscope.embedded.script;

import org.jspecify.annotations.NullMarked;
