/** How the task class of a request is found. */
@NullMarked
package io.agnoscope.perturbation.taskclass;

import org.jspecify.annotations.NullMarked;
