@NullMarked
package io.agnoscope.scoring.metrics;

import org.jspecify.annotations.NullMarked;
