/** The dead letters that people look at, and send back. */
@NullMarked
package io.agnoscope.scoring.deadletters;

import org.jspecify.annotations.NullMarked;
