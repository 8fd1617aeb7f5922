/** Configuration, metrics and the life of the service. */
@NullMarked
package io.agnoscope.perturbation.config;

import org.jspecify.annotations.NullMarked;
