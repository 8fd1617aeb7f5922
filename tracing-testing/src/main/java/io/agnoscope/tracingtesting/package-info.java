/** For tests of what is traced. */
@NullMarked
package io.agnoscope.tracingtesting;

import org.jspecify.annotations.NullMarked;
