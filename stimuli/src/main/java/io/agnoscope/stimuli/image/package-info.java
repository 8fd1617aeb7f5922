/** Images as bytes that are the same on every JVM, named by their hash. */
@NullMarked
package io.agnoscope.stimuli.image;

import org.jspecify.annotations.NullMarked;
