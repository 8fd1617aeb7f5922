/** HTTP: what is sent in, and the answers given. */
@NullMarked
package io.agnoscope.perturbation.api;

import org.jspecify.annotations.NullMarked;
