/** TinyVLM behind the port that Trials are answered through. */
@NullMarked
package io.agnoscope.inference.tinyvlm;

import org.jspecify.annotations.NullMarked;
