/** Pictures with known truth: what is in them, how they are composed, and how they are drawn. */
@NullMarked
package io.agnoscope.stimuli.scene;

import org.jspecify.annotations.NullMarked;
