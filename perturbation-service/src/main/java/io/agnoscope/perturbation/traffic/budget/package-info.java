/** How much of the traffic is asked again, so that a watched model is never asked too much. */
@NullMarked
package io.agnoscope.perturbation.traffic.budget;

import org.jspecify.annotations.NullMarked;
