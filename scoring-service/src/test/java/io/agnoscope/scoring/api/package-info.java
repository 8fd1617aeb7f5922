@NullMarked
package io.agnoscope.scoring.api;

import org.jspecify.annotations.NullMarked;
