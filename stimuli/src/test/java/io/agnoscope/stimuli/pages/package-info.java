/** The pages about the perturbations, written by the code that they are about. */
@NullMarked
package io.agnoscope.stimuli.pages;

import org.jspecify.annotations.NullMarked;
