@NullMarked
package io.agnoscope.scoring.statistics.text;

import org.jspecify.annotations.NullMarked;
