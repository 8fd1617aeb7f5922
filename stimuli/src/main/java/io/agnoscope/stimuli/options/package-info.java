/** Options of a multiple-choice question that are written in its text. */
@NullMarked
package io.agnoscope.stimuli.options;

import org.jspecify.annotations.NullMarked;
