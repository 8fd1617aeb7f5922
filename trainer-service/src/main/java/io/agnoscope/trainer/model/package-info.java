/** TinyVLM, as the trainer sees it. */
@NullMarked
package io.agnoscope.trainer.model;

import org.jspecify.annotations.NullMarked;
