/** What encoding once saves. */
@NullMarked
package io.agnoscope.benchmarks.encoding;

import org.jspecify.annotations.NullMarked;
