/** How weights learn: examples, targets, the objective, the optimizer, and evaluation. */
@NullMarked
package io.agnoscope.vlm.training;

import org.jspecify.annotations.NullMarked;
