/** Sends Samples from NDJSON files. */
@NullMarked
package io.agnoscope.embedded.ingest;

import org.jspecify.annotations.NullMarked;
