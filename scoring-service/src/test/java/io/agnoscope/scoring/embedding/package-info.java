@NullMarked
package io.agnoscope.scoring.embedding;

import org.jspecify.annotations.NullMarked;
