/** What the worker answers, beside what its model could. */
@NullMarked
package io.agnoscope.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
