/** How the services stand, and what flows between them. */
@NullMarked
package io.agnoscope.scoring.flow;

import org.jspecify.annotations.NullMarked;
