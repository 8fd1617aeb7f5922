@NullMarked
package io.agnoscope.scoring.tryout;

import org.jspecify.annotations.NullMarked;
