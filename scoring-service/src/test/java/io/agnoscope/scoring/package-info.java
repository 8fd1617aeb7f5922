@NullMarked
package io.agnoscope.scoring;

import org.jspecify.annotations.NullMarked;
