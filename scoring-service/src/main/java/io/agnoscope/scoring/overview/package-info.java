/** Says of each watched model, in one word and one sentence, how it stands. */
@NullMarked
package io.agnoscope.scoring.overview;

import org.jspecify.annotations.NullMarked;
