@NullMarked
package io.agnoscope.scoring.operator;

import org.jspecify.annotations.NullMarked;
