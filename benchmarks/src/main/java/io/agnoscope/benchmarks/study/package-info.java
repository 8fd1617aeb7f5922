/** What fine-tuning does to TinyVLM: over several seeds, and part by part of the objective. */
@NullMarked
package io.agnoscope.benchmarks.study;

import org.jspecify.annotations.NullMarked;
