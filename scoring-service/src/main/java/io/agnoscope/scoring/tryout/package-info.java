/** Shows what perturbations do to one Sample and to the model's answers. Nothing of it is kept. */
@NullMarked
package io.agnoscope.scoring.tryout;

import org.jspecify.annotations.NullMarked;
