package io.agnoscope.inference.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Which checkpoint answers, for those who show it and do not ask it.
 *
 * @param checkpoint identity of the weights
 * @param version as announced, or null for the one that the service comes with
 */
public record Serving(String checkpoint, @Nullable Integer version) {}
