/** HTTP: what the service says of itself. */
@NullMarked
package io.agnoscope.inference.api;

import org.jspecify.annotations.NullMarked;
