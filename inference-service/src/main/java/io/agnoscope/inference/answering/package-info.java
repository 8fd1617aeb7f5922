/** Trials to answers: what a model is asked of each View, and what its replies mean. */
@NullMarked
package io.agnoscope.inference.answering;

import org.jspecify.annotations.NullMarked;
