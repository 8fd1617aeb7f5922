/** The trainer's state and control over HTTP. */
@NullMarked
package io.agnoscope.trainer.http;

import org.jspecify.annotations.NullMarked;
