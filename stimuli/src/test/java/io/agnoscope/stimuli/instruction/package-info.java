@NullMarked
package io.agnoscope.stimuli.instruction;

import org.jspecify.annotations.NullMarked;
