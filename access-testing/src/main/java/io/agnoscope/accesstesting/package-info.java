/** For tests of who may call what. */
@NullMarked
package io.agnoscope.accesstesting;

import org.jspecify.annotations.NullMarked;
