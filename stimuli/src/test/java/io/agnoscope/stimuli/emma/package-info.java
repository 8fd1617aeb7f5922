@NullMarked
package io.agnoscope.stimuli.emma;

import org.jspecify.annotations.NullMarked;
