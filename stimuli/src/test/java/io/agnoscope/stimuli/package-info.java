/** Tests of what the stimuli share. */
@NullMarked
package io.agnoscope.stimuli;

import org.jspecify.annotations.NullMarked;
