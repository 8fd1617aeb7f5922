@NullMarked
package io.agnoscope.benchmarks.load;

import org.jspecify.annotations.NullMarked;
