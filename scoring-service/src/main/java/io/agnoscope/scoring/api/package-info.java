/** The HTTP API. What it answers is made here; what it means is the statistics'. */
@NullMarked
package io.agnoscope.scoring.api;

import org.jspecify.annotations.NullMarked;
