/** Gives a Quarkus service the image store that its configuration names. */
@NullMarked
package io.agnoscope.images.config;

import org.jspecify.annotations.NullMarked;
