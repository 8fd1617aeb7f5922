@NullMarked
package io.agnoscope.scoring.topology;

import org.jspecify.annotations.NullMarked;
