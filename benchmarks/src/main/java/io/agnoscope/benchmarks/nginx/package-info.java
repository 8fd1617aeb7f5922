/** What mirroring costs the requests that are mirrored. */
@NullMarked
package io.agnoscope.benchmarks.nginx;

import org.jspecify.annotations.NullMarked;
