/** Who may call what over HTTP, and how callers say who they are. */
@NullMarked
package io.agnoscope.access;

import org.jspecify.annotations.NullMarked;
