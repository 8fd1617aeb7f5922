@NullMarked
package io.agnoscope.stimuli.graph;

import org.jspecify.annotations.NullMarked;
