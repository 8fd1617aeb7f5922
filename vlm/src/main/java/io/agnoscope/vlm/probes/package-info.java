/** TinyVLM's figures on sets of EMMA-style questions. */
@NullMarked
package io.agnoscope.vlm.probes;

import org.jspecify.annotations.NullMarked;
