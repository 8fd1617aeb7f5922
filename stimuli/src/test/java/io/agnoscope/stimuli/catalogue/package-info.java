/** What the catalogue makes, and that it never makes anything else. */
@NullMarked
package io.agnoscope.stimuli.catalogue;

import org.jspecify.annotations.NullMarked;
