/** Writes what models that train elsewhere learn from. */
@NullMarked
package io.agnoscope.embedded.export;

import org.jspecify.annotations.NullMarked;
