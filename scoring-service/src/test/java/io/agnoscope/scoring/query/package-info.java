@NullMarked
package io.agnoscope.scoring.query;

import org.jspecify.annotations.NullMarked;
