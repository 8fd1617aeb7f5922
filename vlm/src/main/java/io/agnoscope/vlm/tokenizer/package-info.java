/** From text to word ids in fixed places. */
@NullMarked
package io.agnoscope.vlm.tokenizer;

import org.jspecify.annotations.NullMarked;
