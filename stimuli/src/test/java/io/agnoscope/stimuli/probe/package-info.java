/** Tests. */
@NullMarked
package io.agnoscope.stimuli.probe;

import org.jspecify.annotations.NullMarked;
