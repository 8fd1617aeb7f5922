@NullMarked
package io.agnoscope.scoring.flow;

import org.jspecify.annotations.NullMarked;
