@NullMarked
package io.agnoscope.scoring.live;

import org.jspecify.annotations.NullMarked;
