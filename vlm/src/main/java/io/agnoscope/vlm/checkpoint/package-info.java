/** Checkpoints as files: safetensors and a JSON manifest. */
@NullMarked
package io.agnoscope.vlm.checkpoint;

import org.jspecify.annotations.NullMarked;
