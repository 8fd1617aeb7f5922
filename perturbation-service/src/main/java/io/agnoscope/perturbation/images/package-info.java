/** Keeps large pictures apart from the records that show them, and finds them again. */
@NullMarked
package io.agnoscope.perturbation.images;

import org.jspecify.annotations.NullMarked;
