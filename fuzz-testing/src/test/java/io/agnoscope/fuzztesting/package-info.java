@NullMarked
package io.agnoscope.fuzztesting;

import org.jspecify.annotations.NullMarked;
