/** Sources that bring what production answered beside what it was asked. */
@NullMarked
package io.agnoscope.perturbation.source;

import org.jspecify.annotations.NullMarked;
