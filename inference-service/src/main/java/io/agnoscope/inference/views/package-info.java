/** Answers Views that are sent over HTTP, at once and without a trace in the topics. */
@NullMarked
package io.agnoscope.inference.views;

import org.jspecify.annotations.NullMarked;
