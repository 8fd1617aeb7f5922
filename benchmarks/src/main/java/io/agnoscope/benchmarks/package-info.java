/** Benchmarks of the packaged product, each a command. */
@NullMarked
package io.agnoscope.benchmarks;

import org.jspecify.annotations.NullMarked;
