/** TinyVLM: a small vision-language model, its checkpoints, and how it is asked. */
@NullMarked
package io.agnoscope.vlm;

import org.jspecify.annotations.NullMarked;
