/** Configuration, metrics, health and the life of the service. */
@NullMarked
package io.agnoscope.inference.config;

import org.jspecify.annotations.NullMarked;
