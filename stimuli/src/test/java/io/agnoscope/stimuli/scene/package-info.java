/** Tests. */
@NullMarked
package io.agnoscope.stimuli.scene;

import org.jspecify.annotations.NullMarked;
