/** Signatures of checkpoint announcements: who makes them, and who believes them. */
@NullMarked
package io.agnoscope.schemas.signing;

import org.jspecify.annotations.NullMarked;
