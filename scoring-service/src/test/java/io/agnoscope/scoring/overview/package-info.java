@NullMarked
package io.agnoscope.scoring.overview;

import org.jspecify.annotations.NullMarked;
