/** A model behind an OpenAI-compatible server, behind the port that Trials are answered through. */
@NullMarked
package io.agnoscope.inference.openai;

import org.jspecify.annotations.NullMarked;
