package io.agnoscope.perturbation.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a Sample from outside of its body.
 *
 * @param source where it came from, one of a known list
 * @param givenId the id to use when the body has none: idempotency key or request id; null when
 *     there is none
 */
public record Intake(String source, @Nullable String givenId, Instant acceptedAt) {}
