@NullMarked
package io.agnoscope.scoring.regression;

import org.jspecify.annotations.NullMarked;
