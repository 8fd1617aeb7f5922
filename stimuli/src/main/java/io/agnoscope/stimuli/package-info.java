/** What the stimuli share: randomness that is the same on every JVM. */
@NullMarked
package io.agnoscope.stimuli;

import org.jspecify.annotations.NullMarked;
