@NullMarked
package io.agnoscope.scoring.trainer;

import org.jspecify.annotations.NullMarked;
