@NullMarked
package io.agnoscope.scoring.statistics;

import org.jspecify.annotations.NullMarked;
