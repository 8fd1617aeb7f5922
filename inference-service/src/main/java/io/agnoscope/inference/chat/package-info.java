/** The OpenAI chat-completions API over the model that serves in this process. */
@NullMarked
package io.agnoscope.inference.chat;

import org.jspecify.annotations.NullMarked;
