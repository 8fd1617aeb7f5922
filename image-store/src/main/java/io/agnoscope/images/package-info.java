/** Keeps pictures that are too large to travel inside a record. */
@NullMarked
package io.agnoscope.images;

import org.jspecify.annotations.NullMarked;
