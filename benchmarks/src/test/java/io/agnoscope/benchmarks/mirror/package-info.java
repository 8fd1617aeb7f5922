@NullMarked
package io.agnoscope.benchmarks.mirror;

import org.jspecify.annotations.NullMarked;
