/** What is asked: Samples, their parts and options, and the Views that a model is shown. */
@NullMarked
package io.agnoscope.stimuli.sample;

import org.jspecify.annotations.NullMarked;
