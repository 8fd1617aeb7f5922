@NullMarked
package io.agnoscope.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
