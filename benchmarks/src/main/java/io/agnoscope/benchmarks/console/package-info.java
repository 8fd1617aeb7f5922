/** What the first view of the console costs when there is much in the store. */
@NullMarked
package io.agnoscope.benchmarks.console;

import org.jspecify.annotations.NullMarked;
