/** Tests. */
@NullMarked
package io.agnoscope.stimuli.image;

import org.jspecify.annotations.NullMarked;
