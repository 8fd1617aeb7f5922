@NullMarked
package io.agnoscope.scoring.deadletters;

import org.jspecify.annotations.NullMarked;
