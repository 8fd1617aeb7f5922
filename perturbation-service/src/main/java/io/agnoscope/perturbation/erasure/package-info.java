/** Takes a Sample out of everything that keeps it. */
@NullMarked
package io.agnoscope.perturbation.erasure;

import org.jspecify.annotations.NullMarked;
