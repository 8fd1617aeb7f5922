/** What scoring costs, through the service and in a plain loop. */
@NullMarked
package io.agnoscope.benchmarks.scoring;

import org.jspecify.annotations.NullMarked;
