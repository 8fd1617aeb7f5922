/** Requests to watched models as their sources bring them, and how they are let in as Samples. */
@NullMarked
package io.agnoscope.perturbation.traffic;

import org.jspecify.annotations.NullMarked;
