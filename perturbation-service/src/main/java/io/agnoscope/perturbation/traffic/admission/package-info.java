/** How served requests become Samples: target, task class, budget, and the way to the broker. */
@NullMarked
package io.agnoscope.perturbation.traffic.admission;

import org.jspecify.annotations.NullMarked;
