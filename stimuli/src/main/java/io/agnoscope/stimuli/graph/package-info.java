/**
 * EMMA-style questions about pictures that somebody described by a scene graph. When it is in doubt
 * whether something is true, or false, nothing is asked about it.
 */
@NullMarked
package io.agnoscope.stimuli.graph;

import org.jspecify.annotations.NullMarked;
