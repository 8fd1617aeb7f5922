@NullMarked
package io.agnoscope.benchmarks.study;

import org.jspecify.annotations.NullMarked;
