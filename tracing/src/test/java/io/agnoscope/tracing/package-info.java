@NullMarked
package io.agnoscope.tracing;

import org.jspecify.annotations.NullMarked;
