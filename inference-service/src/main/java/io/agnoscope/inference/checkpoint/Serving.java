package io.agnoscope.inference.checkpoint;

import io.agnoscope.inference.answering.AnswerModel;
import org.jspecify.annotations.Nullable;

/**
 * A model that serves or is about to.
 *
 * @param version of the promoted checkpoint, or null for the one that the service comes with
 */
public record Serving(AnswerModel model, @Nullable Integer version) {}
