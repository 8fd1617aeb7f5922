/** A step of fine-tuning beside the same in PyTorch's Python. */
@NullMarked
package io.agnoscope.benchmarks.training;

import org.jspecify.annotations.NullMarked;
