@NullMarked
package io.agnoscope.trainer;

import org.jspecify.annotations.NullMarked;
